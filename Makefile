# fairdesk — every target does its own set-up on a fresh machine.
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.ready

.PHONY: run test bench lint build help clean

help: ## Show this help
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(STAMP) ## Open the desk with the demo fair (without a display: play the day headless)
	@$(PY) -m fairdesk demo --out day

test: $(STAMP) ## Run lint and all tests
	@bash .ci/checks
	$(PY) -m pytest -n 2

bench: $(STAMP) ## Measure speed and memory against the budgets
	$(PY) -m pytest tests/bench/bench_*.py -m bench -p no:randomly -s --timeout 900

lint: $(STAMP) ## ruff, mypy strict, import contracts, rule sets
	@bash .ci/checks

build: $(STAMP) ## Wheel, source archive and a frozen program in dist/
	$(PY) -m pip wheel --no-deps -w dist .
	$(VENV)/bin/pyinstaller --noconfirm --clean build.spec

clean: ## Remove what can be made again
	rm -rf $(VENV) build dist day .mypy_cache .ruff_cache .pytest_cache

$(STAMP): pyproject.toml constraints.txt .ci/setup
	@bash .ci/setup $(VENV)
	@touch $@
