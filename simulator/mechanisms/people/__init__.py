"""How people hear of the venture, apply, are served, and live their lives."""
