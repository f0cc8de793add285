"""The `init` dialogue: questions, archetypes, sizes, and the drafted scenario file."""
