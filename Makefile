# `make demo` and `make test` are all the set-up there is: each makes .venv and installs what it needs.
PYTHON ?= python3
PYTEST ?= -rs
# One more than cores: many tests wait for a process or a service on the loopback.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q install -c constraints.txt

.PHONY: demo test cover again check bench mutants format golden screens constraints
.DEFAULT_GOAL := demo

demo: $(VENV)/installed
	$(BIN)/jogan demo

test: $(VENV)/developer
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(PYTEST)

# What no test runs: 90 % of lines and branches are the least. Counting them makes the whole run a quarter longer (tests
# of the gate three times), so it is asked for by itself, and once a week by .github/workflows/drift.yml.
cover: $(VENV)/developer
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=term:skip-covered $(PYTEST)

# What failed while all cores were busy, one after another: clocks of real libraries run in some of the tests. A test
# that fails here too is broken; one that passes stands by name in the output above, and is to be mended.
again:
	@echo "Once more, by themselves: what failed above" >&2
	$(BIN)/python -m pytest -vv --last-failed --last-failed-no-failures=none $(PYTEST)

# Everything that must hold before a change lands; .ci/run calls it in a clean clone.
check: $(VENV)/developer
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	record=$$(mktemp -d) && trap 'rm -rf "$$record"' EXIT && export JOGAN_TEST_RECORD="$$record" && \
	  { $(MAKE) test PYTEST="$(PYTEST) --basetemp=$$record/files" || $(MAKE) again PYTEST="--basetemp=$$record/again"; } && \
	  PYTHONPATH=.:tests $(BIN)/python tests/architecture/find_canaries.py "$$record"
	sh deploy/check_wheel.sh $(BIN)/python
	$(BIN)/python tests/bench/stale.py

# Measured figures, into tests/bench/FIGURES.md and the README: `make bench`, or make bench BENCH="gate edition".
# JOGAN_BENCH_DATA names the folder with the larger sets; what needs them says "not run" without it.
bench: $(VENV)/bench
	status=0; $(BIN)/python tests/bench/all.py $(BENCH) || status=$$?; \
	  PYTHONPATH=.:tests:tests/docs $(BIN)/python tests/docs/readme_parts.py && exit $$status

# Each defence is taken out of a scratch copy once, and the tests that guard it must fail there.
mutants: $(VENV)/developer
	$(BIN)/python tests/mutants/run.py $(MUTANT)

format: $(VENV)/developer
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Writes the golden files anew; read the difference before you commit it.
golden: $(VENV)/developer
	PYTHONPATH=.:tests $(BIN)/python tests/golden_day.py
	PYTHONPATH=.:tests $(BIN)/python tests/by_model_day.py
	PYTHONPATH=.:tests $(BIN)/python tests/conference_sample.py
	PYTHONPATH=.:tests:tests/docs $(BIN)/python tests/docs/readme_parts.py
	PYTHONPATH=.:tests $(BIN)/python tests/mutants/table.py
	JOGAN_WRITE_GOLDEN=1 $(BIN)/python -m pytest -q tests/golden

# The README's screens, from what is sent today; needs Chromium on this machine.
screens: $(VENV)/developer
	PYTHONPATH=.:tests $(BIN)/python tests/screens/draw.py

# Pins the newest versions of everything, transitive packages too.
constraints:
	sh deploy/pin_versions.sh $(PYTHON)

$(VENV)/installed: pyproject.toml constraints.txt
	@sh deploy/make_venv.sh $(PYTHON) $(VENV)
	$(PIP) -e .
	@touch $@

$(VENV)/developer: $(VENV)/installed
	$(PIP) -e '.[dev]'
	@touch $@

$(VENV)/bench: $(VENV)/developer
	$(PIP) -e '.[bench]'
	@touch $@
