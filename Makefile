# `make run` and `make test` set up .venv when pyproject.toml changed, then do what they say.
# `make check` is all that a change must pass besides; `.ci/run` does both and tells the times.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
# Constraints for pip, such as .ci/oldest.txt.
OLDEST ?=
# For `make wheels`: another system, and its Python.
PLATFORM ?=
PYTHON_VERSION ?=

.PHONY: run test check lint slow second tables audit bench docs words lenders wheels clean

run: $(READY)
	$(BIN)/sesim run youth-cafe
	@echo "NEXT     source $(BIN)/activate    then: sesim --help"

test: $(READY_DEV)
	$(BIN)/python -m pytest -q -n auto --dist worksteal -m "not slow and not more"

check: lint slow second tables

lint: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy

slow: $(READY_DEV)
	$(BIN)/python -m pytest -q -n auto --dist worksteal -m "slow or more or hypothesis" --hypothesis-profile=many

# The fast tests with the oldest packages that pyproject.toml allows, on another Python where this
# machine has one.
second: $(READY_DEV)
	@other=$$(.ci/other-python $(BIN)/python); \
	$(MAKE) test PYTHON="$${other:-$(PYTHON)}" VENV=.venv-second OLDEST=.ci/oldest.txt

# Every table of the shipped scenarios, equal to the byte on the Pythons and packages tried before.
tables: $(READY_DEV)
	@mkdir -p build; $(BIN)/python -m tests.compat.tables > build/tables.txt
	@if [ -d .venv-second ]; then echo "The tables again, in .venv-second"; \
	    .venv-second/bin/python -m tests.compat.tables | diff build/tables.txt -; fi

# Every lever, post and rule of the shipped scenarios, tried: docs/audit.md. It takes about 40 minutes,
# and goes on where it was stopped.
audit: $(READY_DEV)
	$(BIN)/python -m tests.audit.refresh
	$(BIN)/python -m tests.docs.refresh

words: $(READY_DEV)
	$(BIN)/python -m tests.words.refresh '$(NEW)'

bench: $(READY_DEV)
	$(BIN)/python -m benchmarks

docs: $(READY_DEV)
	$(BIN)/python -m tests.docs.refresh

# The futures beside the paths of real lenders, from a table that may not be given on.
lenders: $(READY_DEV)
	$(BIN)/python -m tests.gates.lenders '$(DATA)'

# The wheel of sesim and of all that it needs, for machines without internet, in build/wheels:
# docs/class/install-windows.md.
wheels: $(READY)
	$(BIN)/python .ci/wheels.py build/wheels $(addprefix --platform=,$(PLATFORM)) \
	    $(addprefix --python-version=,$(PYTHON_VERSION))

$(BIN)/python:
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'sesim needs Python 3.11 or newer: make PYTHON=python3.12 ...')"
	$(PYTHON) -m venv $(VENV)

$(READY): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(READY_DEV): pyproject.toml $(OLDEST) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]" $(addprefix -c ,$(OLDEST))
	touch $(READY) $@

clean:
	rm -rf $(VENV) .venv-* build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
