#!/bin/sh
# Checks the application; without npm there is nothing to check. `./confab test` runs all parts:
#   test.sh install            what the others need
#   test.sh check              types, style, law of imports, tests; asks for no server
#   test.sh flows CLASS-PATH   the flows in a real browser, on the server that was built
set -eu

cd "$(dirname "$0")/.."

if ! command -v npm >/dev/null 2>&1; then
  if [ "$1" = install ]; then
    echo "confab: npm is missing, so the messenger is not checked (Debian: apt install npm)"
  fi
  exit 0
fi
case $1 in
  install)
    sh scripts/install.sh
    ;;
  check)
    failed=0
    npm run --silent check || failed=1
    npm test --silent || failed=1
    exit $failed
    ;;
  flows)
    E2E_CLASS_PATH=$2 npm run --silent e2e
    ;;
esac
