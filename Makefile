# Everything a newcomer needs: `make demo` and `make test` set themselves up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/sahel.case

.PHONY: demo test lint format bench clean help

help:
	@echo "make demo    build the example case and say what is in it"
	@echo "make test    run all tests"
	@echo "make lint    format check, lint, types"
	@echo "make bench   measure again every figure that README and docs quote"

$(BIN)/cenotaph: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $(BIN)/cenotaph

$(VENV)/.dev: pyproject.toml $(BIN)/cenotaph
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(VENV)/.dev

demo: $(BIN)/cenotaph
	@$(BIN)/cenotaph build $(DEMO) examples/sahel/reports --title "Sahel, 2022 to 2025 (example)"
	@echo
	@echo 'For the commands above:  export PATH="$(CURDIR)/$(BIN):$$PATH"'

test: $(VENV)/.dev
	$(BIN)/pytest -n 2 --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff format --check src tests benchmarks training
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff format src tests benchmarks training
	$(BIN)/ruff check --fix src tests benchmarks training

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

clean:
	rm -rf build dist .venv
