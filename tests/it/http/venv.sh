#!/usr/bin/env bash
# Makes a Python environment with what the tests of the endpoint need, and prints the path of its Python.
# `PYTHON="$(tests/it/http/venv.sh)" cargo test --all-features` uses it for the tests with Python requests.
set -euo pipefail
cd "$(dirname "$0")/../../.."
venv="$(realpath --canonicalize-missing "${CARGO_TARGET_DIR:-target}")/schemathesis"
requirements=tests/it/http/schemathesis/requirements.txt

if ! cmp --silent "$requirements" "$venv/requirements.txt"; then
  python3 -m venv --clear "$venv" >&2
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements" >&2
  cp "$requirements" "$venv/requirements.txt"
fi
echo "$venv/bin/python"
