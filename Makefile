# Each target works as the first command in a fresh clone: it builds .venv if it is not there, with
# what a learner needs, and adds what tests and linters need once such a target is made.
# PYTHON says which Python builds it, ARGS is handed to the command: make test ARGS="-k sigmoid".
# WHOLE says how much is tried of what has no whole, as fuzzing: make campaigns WHOLE=5.

PYTHON ?= python3
ARGS ?=
WHOLE ?= 1
# A process for each core, and two more, for many tests wait: for a kernel, a server, a page. Those
# that share something costly stay together (tests/division.py).
PROCESSES := $(shell $(PYTHON) -c "import os; print(min(8, 2 + (os.cpu_count() or 1)))" 2>/dev/null)
IN_PARALLEL := -n $(or $(PROCESSES),2) --dist loadscope --no-loadscope-reorder

LEARNER := .venv/.complete
DEVELOPER := .venv/.complete-for-developers
SITE := .venv/.complete-for-site

PATH_OUTSIDE := $(PATH)
# nbgrader calls alembic by name, so the environment's programs must be found by name.
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help venv lab lessons tidy demo-class test campaigns test-all screenshots lint wheels site slides bench clean rebuild-venv

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

venv: $(LEARNER) ## Build .venv with everything the course needs
	@echo "The environment is ready: .venv"

lab: $(LEARNER) ## Open JupyterLab on your own copy of the first lesson
	anncourse lab $(ARGS)

lessons: $(LEARNER) ## Make the students' notebooks in lessons/ from those in solutions/
	anncourse lessons $(ARGS)

tidy: $(LEARNER) ## Strip outputs and volatile metadata from the notebooks in solutions/
	anncourse lessons --tidy $(ARGS)

demo-class: $(LEARNER) ## Grade a made-up class from handing in to the table of scores
	anncourse demo-class $(or $(ARGS),--lessons 01_perceptron)

test: $(DEVELOPER) ## Run the tests, and a sample of those that come in hundreds
	python -m pytest $(IN_PARALLEL) $(ARGS)

campaigns: $(DEVELOPER) ## Run all of the tests of which `make test` runs a sample
	ANN_WHOLE=$(WHOLE) python -m pytest $(IN_PARALLEL) -m sampled $(ARGS)

test-all: test campaigns ## Run the tests, then all of those that were sampled

screenshots: $(DEVELOPER) ## Have the browser tests leave pictures in screenshots/
	SCREENSHOTS=screenshots python -m pytest tests/browser tests/anncourse/figures/test_every_figure_in_browser.py $(ARGS)

lint: $(DEVELOPER) ## Check style and types
	ruff check .
	ruff format --check .
	mypy
	lint-imports --no-cache >/dev/null || lint-imports --no-cache

wheels: $(DEVELOPER) ## Build the three wheels, annlib, nbjudge and anncourse, into dist/
	python tools/build_wheels.py dist

site: $(SITE) ## Build the course's site in site/build/html
	python site/build.py

slides: $(SITE) ## Build slides of every lesson; with ARGS=--pdf print them to PDF as well
	python site/slides.py $(ARGS)

bench: $(DEVELOPER) ## Measure the speed of library, grading and figures
	python -m benchmarks $(ARGS)

clean: ## Delete .venv and caches, never anybody's work
	rm -rf .venv build dist site/build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find annlib nbjudge anncourse tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# A stamp is written last and holds the folder it was made in, so that a build that was interrupted,
# moved to another folder or lost its Python is made again from nothing. A build that fails leaves
# the stamp as it was: who could learn before still can.
ifneq ($(shell cat $(LEARNER) 2>/dev/null && .venv/bin/python -c "" 2>/dev/null && echo runs),$(CURDIR) runs)
$(LEARNER): rebuild-venv
endif

define install
@if test -e $(LEARNER); then mv $(LEARNER) $(LEARNER).before; fi; \
PATH="$(PATH_OUTSIDE)" tools/make-venv "$(PYTHON)" .venv $(1); status=$$?; \
if test -e $(LEARNER).before; then mv $(LEARNER).before $(LEARNER); fi; \
if test $$status -eq 0; then printf '%s\n' "$(CURDIR)" > "$@"; fi; exit $$status
endef

$(LEARNER): pyproject.toml
	$(call install,course)

$(DEVELOPER): $(LEARNER)
	$(call install,course+dev)

$(SITE): $(LEARNER)
	$(call install,course+site)

rebuild-venv:
	@rm -rf .venv
