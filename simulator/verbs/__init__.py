"""What can be done, for a notebook, a page and a command alike: each a verb that makes a `Run` or a
`Comparison`, with all that is policy about it."""
