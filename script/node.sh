# shellcheck shell=bash
# Sourced by the scripts that run JavaScript: puts a Node 24 on PATH and installs the packages of the lock file once.

if [[ $(node --version 2>/dev/null) =~ ^v([0-9]+)\. ]] && ((BASH_REMATCH[1] >= 24)); then :; else
  eval "$(script/bootstrap --print-env)"
fi
if ! cmp --silent package-lock.json node_modules/.package-lock.copy; then
  # Not `npm ci`: it refuses a lock file that lacks the optional binaries of platforms other than the writer's.
  npm install --no-save --no-audit --no-fund --ignore-scripts
  cp package-lock.json node_modules/.package-lock.copy
fi
