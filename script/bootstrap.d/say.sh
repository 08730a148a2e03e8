# shellcheck shell=bash
# What a person reads while bootstrap works. It goes to descriptor 3, so that
# `--print-env` can keep standard output for the shell that evaluates it.

started_at=${EPOCHREALTIME/[.,]/}

say() { printf '%-10s %s\n' "$1" "$2" >&3; }

# Ends the run: what failed, then the next step, one line each.
die() {
  printf 'bootstrap: %s\n' "$1" >&2
  shift
  local hint
  for hint in "$@"; do printf '  %s\n' "$hint" >&2; done
  exit 1
}

# Prints the seconds since a moment taken from EPOCHREALTIME (default: the start of the run).
seconds_since() {
  local now=${EPOCHREALTIME/[.,]/} then=${1:-$started_at}
  local tenths=$(((now - ${then/[.,]/}) / 100000))
  printf '%d.%d s' $((tenths / 10)) $((tenths % 10))
}
