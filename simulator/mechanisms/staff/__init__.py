"""The team: pay, hiring, leaving, load and supervision."""
