"""How many generated examples a test tries: few in `make test`, many in `make check`."""

from hypothesis import settings

settings.register_profile("few", max_examples=15, deadline=None, derandomize=True)
settings.register_profile("many", max_examples=100, deadline=None, derandomize=True)
settings.load_profile("few")
