#!/bin/sh
# Builds the application into the folder that is named, when something changed since the last time.
# Maven runs this; without npm the server is built all the same, only without the application.
set -eu

out=$1
cd "$(dirname "$0")/.."

if ! command -v npm >/dev/null 2>&1; then
  echo "confab: npm is missing, so the server is built without the messenger (Debian: apt install npm)"
  exit 0
fi

sh scripts/install.sh

if [ ! -e "$out/index.html" ] || [ -n "$(find src public scripts index.html vite.config.ts \
  package-lock.json ../docs/api/openapi.json -newer "$out/index.html" ! -name '*.gen.ts' \
  ! -path src/wire)" ]; then
  CONFAB_WEB=$out npm run --silent build -- --logLevel warn
fi
