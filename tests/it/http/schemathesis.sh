#!/usr/bin/env bash
# Starts the server example on a free port and lets schemathesis look for requests that it answers otherwise than
# /openapi.json says. Further arguments go to schemathesis: another --seed, more examples.
set -euo pipefail
cd "$(dirname "$0")/../../.."
target="${CARGO_TARGET_DIR:-target}"
python="$(tests/it/http/venv.sh)"

cargo build --release --features http,sqlite --example server
folder="$(mktemp -d)"
"$target/release/examples/server" --listen 127.0.0.1:0 --database "$folder/leads.sqlite" >"$folder/out" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 100); do
  address="$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$folder/out" | head -n 1)" && break
  kill -0 "$server" || { cat "$folder/out" >&2; exit 1; }
  sleep 0.1
done

"$(dirname "$python")/schemathesis" --config-file tests/it/http/schemathesis/schemathesis.toml run "$address/openapi.json" \
  --header 'X-Api-Key: sk_demo' --checks all --max-examples 100 --seed 1 --no-color "$@"
kill -0 "$server" || { echo "the server did not survive" >&2; exit 1; }
