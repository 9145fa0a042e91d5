# Kamergraaf. `make` alone says what there is; `make demo` and `make test` need Python 3.11 or later, nothing else.

PYTHON ?= python3
VENV ?= .venv
OUT ?= exports
BIN := $(VENV)/bin
CODE := kg scripts tests

.DEFAULT_GOAL := help
.PHONY: help demo test stores models lint types check docs picture registers wheel clean

help: ## this list
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z]*\):.* ## /  \1|/p' Makefile | awk -F'|' '{ printf "%-12s %s\n", $$1, $$2 }'

demo: $(VENV)/.installed ## install, build the example into exports/, and say what was found
	$(BIN)/kg build examples/ -o $(OUT)
	@echo
	@echo "The graph as Turtle: $(OUT)/kamergraaf.ttl"
	@echo "To look at it, open in a browser: $(OUT)/graph.html"
	@echo "To ask it something: $(BIN)/kg query wat-over --param naam=Huawei"

test: $(VENV)/.installed-test ## install with what the tests need, and run them all
	$(BIN)/python -m pytest

stores: $(VENV)/.installed-test ## the exports in real triple stores; Jena and Virtuoso where they are installed
	$(BIN)/python -m pytest -m stores tests/stores

models: $(VENV)/.installed-models ## install spaCy too, for `kg build --model spacy:…` and its tests (330 MB)

lint: $(VENV)/.installed-dev ## ruff: rules and layout
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)

types: $(VENV)/.installed-dev ## mypy, strict
	$(BIN)/mypy

check: $(VENV)/.installed ## SHACL on the built example, and every quote read again in its source
	$(BIN)/kg check --data $(OUT)/kamergraaf.nq

docs: $(VENV)/.installed ## write the parts of docs/ that come from the program
	$(BIN)/python scripts/write_docs.py

picture: $(VENV)/.installed-test ## take docs/graph.png from exports/graph.html (needs a Chromium)
	$(BIN)/python scripts/screenshot.py $(OUT)/graph.html docs/graph.png

registers: $(VENV)/.installed ## rebuild kg/data/registers from facts: make registers REFERENCE=FOLDER
	@test -n "$(REFERENCE)" || { echo "say where the facts are: make registers REFERENCE=FOLDER" >&2; exit 2; }
	PYTHONPATH=. $(BIN)/python scripts/build_registers.py "$(REFERENCE)"

wheel: $(VENV)/.installed ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

clean: ## remove the virtual environment and what tools left; exports/ stays
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp for each way of installing; pyproject.toml is newer than it when it has to be done again.
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "$(PYTHON) is not here. Install Python 3.11 or later, or name one: make demo PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$$($(PYTHON) --version) is too old: Python 3.11 or later is needed. Name another: make demo PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) has no venv. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-models: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable '.[models]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-test
