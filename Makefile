# `make run` and `make test` set up .venv when pyproject.toml changed, then do what they say.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

.PHONY: run test test-fast test-slow bench docs lint clean

run: $(READY)
	$(BIN)/sesim run youth-cafe
	@echo "NEXT    source $(BIN)/activate    then: sesim --help"

test: test-fast

test-fast: $(READY_DEV)
	$(BIN)/python -m pytest -q -n auto -m "not slow"

test-slow: $(READY_DEV)
	$(BIN)/python -m pytest -q -n auto -m slow

bench: $(READY_DEV)
	$(BIN)/python -m benchmarks

docs: $(READY_DEV)
	$(BIN)/python -m tests.docs.refresh

lint: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/mypy

$(BIN)/python:
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'sesim needs Python 3.11 or newer: make PYTHON=python3.12 ...')"
	$(PYTHON) -m venv $(VENV)

$(READY): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(READY_DEV): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $(READY) $@

clean:
	rm -rf $(VENV) .venv-* build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
