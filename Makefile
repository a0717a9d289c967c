# 一策 Yice: everything an operator or developer types. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run demo test test-heavy test-all lint bench bench-wake calendar docs lock clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON=… make …)"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(READY) ## make the virtual environment with the locked dependencies

run: $(READY) ## the main job: engine, worker and UI under one supervisor, with the sample list on first start
	$(BIN)/yice up --sample

demo: $(READY) ## the main job in finite form: 20+ problems through every branch until archived
	$(BIN)/yice demo

test: $(READY) ## the tests (under 10 minutes on 2 cores)
	$(BIN)/python -m pytest -m "not slow" -n 2 --dist loadfile --no-loadscope-reorder

test-heavy: $(READY) ## the heavy tests alone: long counts, long downtimes
	$(BIN)/python -m pytest -m slow

test-all: test test-heavy ## the tests, then the heavy ones

lint: $(READY) ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

bench: $(READY) ## every bench; ratios go to bench/results/
	$(BIN)/python -m bench

bench-wake: $(READY) ## one wake against Prefect's process worker
	$(BIN)/python -m bench.wake

docs: $(READY) ## write the generated pages of docs/ again
	$(BIN)/yice docs

calendar: $(READY) ## write casework/policy/calendar.csv again from the holiday libraries
	$(BIN)/python -m casework.policy.calendar_source

lock: ## resolve requirements.lock again (needs uv)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate -o requirements.lock

clean: ## remove the virtual environment and caches
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .hypothesis
