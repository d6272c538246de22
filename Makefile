# make run: the program on the sample archive.  make test: every check.  See CONTRIBUTING.md for the rest.
.PHONY: run setup setup-test test test-whoosh-reloaded lint sample translations bundle lock fonts fuzz

PYTHON := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen

run: setup
	@$(PYTHON) build_spec/run.py

setup:
	@build_spec/setup.sh run

setup-test:
	@build_spec/setup.sh test

lint: setup-test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/deptry desktop
	.venv/bin/vulture desktop

test: lint
	$(OFFSCREEN) $(PYTHON) -m pytest -n 2 --cov --cov-report=term
	$(PYTHON) build_spec/documentation.py README.md CONTRIBUTING.md

sample: setup
	$(PYTHON) build_spec/sample.py archive.db

translations: setup-test
	$(PYTHON) build_spec/translations.py

bundle: setup-test
	.venv/bin/pyinstaller --noconfirm --distpath dist --workpath build/bundle build_spec/yizheng.spec
	$(PYTHON) build_spec/check_bundle.py dist/yizheng

# Damages 20,000 good files and reads them; some minutes.
fuzz: setup-test
	$(PYTHON) build_spec/fuzz.py

lock:
	build_spec/lock.sh

# Free faces close to those of the standard, on Debian.
fonts:
	build_spec/fonts.sh
# The way out, should whoosh3 be given up: the same search tests on the other distribution of Whoosh.
test-whoosh-reloaded: setup-test
	$(PYTHON) -m pip install --quiet --upgrade --target build/whoosh-reloaded --require-hashes -r build_spec/whoosh-reloaded.lock
	PYTHONPATH=build/whoosh-reloaded $(OFFSCREEN) $(PYTHON) -m pytest tests/search tests/workflows/test_refresh_index.py
