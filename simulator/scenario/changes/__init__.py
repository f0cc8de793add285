"""What changes while time runs: dated events, policies, and claims about the end."""
