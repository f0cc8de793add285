"""What every text that a person sees goes through."""
