"""Who hears of the venture, applies, is served, and how their lives go."""
