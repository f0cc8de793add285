"""The team: pay, hiring, leaving, workload and supervision."""
