# Every command that one needs to carry zonecli on; `make` alone lists them.
PYTHON ?= .venv/bin/python

.PHONY: help install test slow lint messages schemas reference goldens fuzz mutants bench ci

help:  ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

install:  ## a virtual environment with all that tests and linters need
	python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]'

test:  ## the whole test suite, on every core
	$(PYTHON) -m pytest

slow:  ## a thousand writers killed, and a thousand pairs of them at one file
	ZONECLI_MANY=1000 $(PYTHON) -m pytest tests/store/test_writing.py tests/cli/commands/test_adding.py -k "killed or lose"

lint:  ## ruff, mypy and the shipped records
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m zonecli check

messages:  ## bring the catalogues up to the code; then fill in what is empty
	$(PYTHON) .ci/messages.py
	$(PYTHON) -m babel.messages.frontend compile -D zonecli -d zonecli/locale

schemas:  ## write records/schemas anew, and name them at the head of each record
	$(PYTHON) .ci/schemas.py

reference:  ## write the reference page and the man page anew
	$(PYTHON) .ci/reference.py

goldens:  ## write tests/golden anew; read the difference before you commit it
	ZONECLI_UPDATE_GOLDEN=1 $(PYTHON) -m pytest

fuzz:  ## twenty seconds of fuzzing
	$(PYTHON) -m tests.fuzz --seconds 20

# A tenth of them: MUTANTS='zonecli.views.*' is all of some modules. `mutmut show NAME` prints a survivor.
MUTANTS ?= *7
mutants:  ## mistakes put into figures, comparing and checks: which ones no test finds; an hour for a tenth of them
	$(PYTHON) -m mutmut run $(foreach name,$(MUTANTS),'$(name)')
	$(PYTHON) -m mutmut results

bench:  ## the table of speeds, from the wheel, in a clean environment
	$(PYTHON) -m tests.benchmarks

lock:  ## .ci/constraints.txt anew, from what is installed here: do so where the tests passed
	{ head -2 .ci/constraints.txt; $(PYTHON) -m pip freeze --exclude-editable | grep == | sort -f; } > .ci/constraints.new
	mv .ci/constraints.new .ci/constraints.txt

ci:  ## what CI runs
	bash .ci/run
