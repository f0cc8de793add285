"""The kinds of number and word a scenario may hold."""
