#!/bin/sh
# Checks the application: types, style, law of imports, tests, and the flows in a real browser.
# `./confab test` runs this with the class path of the built server; without npm there is nothing to check.
set -eu

E2E_CLASS_PATH=$1
export E2E_CLASS_PATH
cd "$(dirname "$0")/.."

if ! command -v npm >/dev/null 2>&1; then
  echo "confab: npm is missing, so the messenger is not checked (Debian: apt install npm)"
  exit 0
fi
# each of the two has a core
npm run --silent check &
checking=$!
npm test --silent
wait "$checking"
npm run --silent e2e
