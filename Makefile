# The two commands a newcomer needs are `make report` and `make test`.

NOTEBOOK ?= notebooks/gaussian-mixtures.md
# One configuration for everything, so that `report` and `test` share a build.
FLAGS := -c release
OCTAVO := .build/release/octavo

.PHONY: report test bench build setup format clean help

report: build ## build, render $(NOTEBOOK) and say where the report is
	@$(OCTAVO) render --to html,md $(NOTEBOOK)

test: setup ## run all tests
	swift test $(FLAGS)

PEERS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/octavo-peers

bench: build $(PEERS)/ready ## measure Octavo beside its peers (GROUP=language for one group)
	$(PEERS)/bin/python Benchmarks/bench.py $(if $(GROUP),--group $(GROUP))

$(PEERS)/ready: Benchmarks/requirements.txt
	python3.11 -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --requirement Benchmarks/requirements.txt
	touch $@

build: setup ## build the program
	swift build $(FLAGS) --product octavo

setup: ## install the system packages that are missing
	@scripts/packages.sh

format: ## put all sources in the one format
	swift format --in-place --recursive Sources Tests Plugins Package.swift

clean: ## remove what was built
	swift package clean

help: ## list these
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)
