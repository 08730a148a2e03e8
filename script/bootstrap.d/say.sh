# shellcheck shell=bash disable=SC2119,SC2120  # seconds_since has a default
# What a person reads while bootstrap works. It goes to descriptor 3, so that
# `--print-env` can keep standard output for the shell that evaluates it.

started_at=${EPOCHREALTIME/[.,]/}

say() { printf '%-10s %s\n' "$1" "$2" >&3; }

# Ends the run with an explanation when the machine cannot do what all the rest takes for granted.
check_machine() {
  [[ $(uname -s) == Linux ]] || die "this needs Linux, and here is $(uname -s)" \
    'Run it as root in a Linux virtual machine (Lima, Colima, WSL 2) or in a privileged Debian container.'
  local program
  for program in flock setsid ip tar sha256sum xargs; do
    command -v "$program" >/dev/null || die "$program is missing" 'Install util-linux, iproute2, tar, coreutils and findutils.'
  done
}

# Ends the run: what failed, then the next step, one line each.
die() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
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
