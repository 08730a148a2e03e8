# shellcheck shell=bash
# Sourced by the scripts that run JavaScript: puts a Node 24 on PATH and installs the packages of the lock file once.

if [[ $(node --version 2>/dev/null) =~ ^v([0-9]+)\. ]] && ((BASH_REMATCH[1] >= 24)); then :; else
  eval "$(script/bootstrap --print-env)"
fi
if ! cmp --silent package-lock.json node_modules/.package-lock.copy; then
  mkdir -p .build
  (
    # `npm ci` begins by removing what is there: of two scripts that start together only one may do it.
    flock 8
    if ! cmp --silent package-lock.json node_modules/.package-lock.copy; then
      npm ci --no-audit --no-fund --ignore-scripts >&2
      cp package-lock.json node_modules/.package-lock.copy
    fi
  ) 8>.build/packages.lock
fi
