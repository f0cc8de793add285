"""Every number that a future is measured by."""
