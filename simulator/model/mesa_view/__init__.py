"""The model for users of Mesa: agents, sets of agents, and one future of a batch."""
