"""People who give money or goods because they want to."""
