"""What the venture sells, to whom, and at what price."""
