#!/bin/sh
# Writes the three lock files anew from pyproject.toml, with hashes for every platform (needs uv on the PATH).
set -eu
cd "$(dirname "$0")/.."
compile="uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-annotate"
$compile pyproject.toml build_spec/backend.in --constraint build_spec/constraints.txt -o build_spec/requirements.lock
$compile pyproject.toml build_spec/backend.in --extra ocr --group test --group bundle --group bench \
    --constraint build_spec/constraints.txt --constraint build_spec/requirements.lock \
    -o build_spec/requirements-dev.lock
$compile build_spec/whoosh-reloaded.in -o build_spec/whoosh-reloaded.lock
