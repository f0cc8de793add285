"""Partner organisations and the trust of the public."""
