# Each target works as the first command in a fresh clone: it builds .venv if it is not there.
# PYTHON says which Python builds it, ARGS is handed to the command: make test ARGS="-k sigmoid".

PYTHON ?= python3
ARGS ?=
# A process for each core. Tests that share something costly stay together (tests/division.py).
IN_PARALLEL := -n logical --maxprocesses 8 --dist loadscope --no-loadscope-reorder

STAMP := .venv/.complete

PATH_OUTSIDE := $(PATH)
# nbgrader calls alembic by name, so the environment's programs must be found by name.
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help venv lab lessons tidy demo-class test campaigns test-all screenshots lint wheels bench clean rebuild-venv

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

venv: $(STAMP) ## Build .venv with everything the course needs
	@echo "The environment is ready: .venv"

lab: $(STAMP) ## Open JupyterLab on your own copy of the first lesson
	anncourse lab $(ARGS)

lessons: $(STAMP) ## Make the students' notebooks in lessons/ from those in solutions/
	anncourse lessons $(ARGS)

tidy: $(STAMP) ## Strip outputs and volatile metadata from the notebooks in solutions/
	anncourse lessons --tidy $(ARGS)

demo-class: $(STAMP) ## Grade a made-up class from handing in to the table of scores
	anncourse demo-class $(or $(ARGS),--lessons 01_perceptron)

test: $(STAMP) ## Run every test, and a sample of the campaigns: 10 minutes at most on 2 cores
	python -m pytest $(IN_PARALLEL) $(ARGS)

campaigns: $(STAMP) ## Run the whole of what `make test` samples
	ANN_WHOLE=1 python -m pytest $(IN_PARALLEL) -m sampled $(ARGS)

test-all: test campaigns ## Run every test and the whole campaigns

screenshots: $(STAMP) ## Have the browser tests leave pictures in screenshots/
	SCREENSHOTS=screenshots python -m pytest tests/browser tests/anncourse/figures/test_every_figure_in_browser.py $(ARGS)

lint: $(STAMP) ## Check style and types
	ruff check .
	ruff format --check .
	mypy
	lint-imports --no-cache >/dev/null || lint-imports --no-cache

wheels: $(STAMP) ## Build the three wheels, annlib, nbjudge and anncourse, into dist/
	python tools/build_wheels.py dist

bench: $(STAMP) ## Measure the speed of library, grading and figures
	python -m benchmarks $(ARGS)

clean: ## Delete .venv and caches, never anybody's work
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find annlib nbjudge anncourse tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# The stamp is written last and holds the folder it was made in, so that a build that was
# interrupted, moved to another folder or lost its Python is made again from nothing.
ifneq ($(shell cat $(STAMP) 2>/dev/null && .venv/bin/python -c "" 2>/dev/null && echo runs),$(CURDIR) runs)
$(STAMP): rebuild-venv
endif

$(STAMP): pyproject.toml
	@PATH="$(PATH_OUTSIDE)" tools/make-venv "$(PYTHON)" .venv
	@printf '%s\n' "$(CURDIR)" > "$@"

rebuild-venv:
	@rm -rf .venv
