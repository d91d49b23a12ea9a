# The commands of the house. `make run` and `make test` need Python 3.11 and make, nothing else.
PYTHON ?= python3
PY := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help run test check bench bench-large soak shots art newcomer relevance search-server lock dev

help:            ## what there is
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

run:             ## the shop on port 8000 (PORT=…)
	@$(PYTHON) shop/bootstrap.py run
	@exec $(PY) -m shop.serve

dev:
	@$(PYTHON) shop/bootstrap.py dev

test: dev        ## all tests (heavy parts skip with a reason where they are missing)
	@$(PY) -m pytest $(ARGS)

check: dev       ## style, types, layers, templates, migrations, translations, lock files
	@PATH="$(CURDIR)/.venv/bin:$$PATH" $(PY) -m tests.check

bench: dev       ## speed beside a bare Django page, as ratios; both engines alone
	@$(PY) -m tests.bench $(ARGS)

bench-large: dev ## the embedded index at 10,000 and 1,000,000 documents
	@$(PY) -m tests.bench.engines $(ARGS)

soak: dev        ## the long trials at full count
	@SOAK=1 $(PY) -m pytest -n 0 -m soak --timeout 3600 $(ARGS)

shots: dev       ## pictures of the main pages of every role into docs/screens/
	@$(PY) -m tests.shots $(ARGS)

art: dev         ## draw the demo's pictures
	@$(PY) -m shop.demo.art $(ARGS)

newcomer:        ## prove run and test on a clean clone
	@$(PYTHON) tests/newcomer.py $(ARGS)

relevance: dev   ## how good the first pages of search are, by class of query, beside what others get
	@$(PY) -m tests.search.relevance

search-server:   ## an Elasticsearch for tests and development (ARGS="--nodes 3")
	@exec $(PYTHON) -m tests.searchserver $(ARGS)

lock:            ## resolve the lock files again
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --group build -o requirements/build.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url pyproject.toml -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url pyproject.toml --group dev --group build -o requirements/dev.txt
