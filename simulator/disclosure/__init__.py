"""What may leave: small counts are hidden, and what would give them away."""
