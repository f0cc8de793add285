"""What the venture itself decides and has to keep up: overhead, equipment, reporting, mission."""
