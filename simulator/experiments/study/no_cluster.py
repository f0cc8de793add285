"""Why a study cannot be run elsewhere."""


class NoCluster(Exception):
    """A cluster that cannot be used, or that is gone; the message says what to do."""
