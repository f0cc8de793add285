"""What people see of results: the screen, charts, tables, the page for a board."""
