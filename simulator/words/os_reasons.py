"""Why the system did not do something, in its own words."""


def why_not(error: OSError) -> str:
    """Such as `no space left on device`."""
    return (error.strerror or type(error).__name__).lower()
