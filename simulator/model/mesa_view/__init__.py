"""The model as Mesa sees it: agents, sets of agents, one future of a batch."""
