"""What `sesim explain` knows."""
