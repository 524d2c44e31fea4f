#!/bin/sh
# Installs what the application is built and checked with, when the list of it changed.
set -eu

cd "$(dirname "$0")/.."

installed=node_modules/.confab-installed
if ! cmp -s package-lock.json "$installed"; then
  npm ci --no-audit --no-fund --loglevel=error >/dev/null
  cp package-lock.json "$installed"
fi
