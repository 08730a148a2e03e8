# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# The private prefix: where everything lands, who may change it, and which processes are its own.

prefix=${BUILDONCE_PREFIX:-${XDG_CACHE_HOME:-$HOME/.cache}/buildonce}

# Creates the prefix, makes its path absolute and checks that sockets fit below it.
open_prefix() {
  mkdir -p "$prefix"
  prefix=$(cd "$prefix" && pwd -P)
  # A unix socket's path holds 107 bytes, and the longest of ours adds 45 to the prefix.
  ((${#prefix} <= 60)) || die "the prefix $prefix is too long for unix sockets" \
    'Set BUILDONCE_PREFIX to a path of at most 60 characters.'
  [[ $prefix =~ ^[A-Za-z0-9/._-]+$ ]] || die "the prefix $prefix has characters that break PATH or configuration files" \
    'Set BUILDONCE_PREFIX to a path of letters, digits, ".", "_" and "-".'
}

# Waits until no other run works on a folder, and gives up the lock on the one before. The lock is on the folder
# itself, and `stop --clean` may have replaced it while we waited: then the lock is on a folder that is gone.
lock() {
  while :; do
    mkdir -p "$1"
    exec 9<"$1"
    flock 9
    [[ $1 -ef /proc/self/fd/9 ]] && return
  done
}

# Removes what bootstrap made and the prefix if nothing else is in it: it may name a folder that others use too.
remove_prefix() {
  as_root rm -rf --one-file-system "$prefix"/{apt,bin,buildkit,engine,env,mermaid,node,registries,registry,tools,trivy} "$prefix"/{base,debs}.* "$prefix"/*.new
  rmdir --ignore-fail-on-non-empty "$prefix"
}

# Commands that need root go through sudo, where that asks for no password.
sudo=()
((EUID == 0)) || sudo=(sudo -n)

as_root() { "${sudo[@]}" "$@"; }

can_be_root() { as_root true 2>/dev/null; }

# Prints the pid in a pidfile when that process lives and was started from this prefix; pids are reused.
own_pid() {
  local pid
  pid=$(cat "$1" 2>/dev/null) || return 1
  [[ $pid =~ ^[0-9]+$ ]] || return 1
  tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF "$prefix/" || return 1
  printf '%s\n' "$pid"
}

# Ends the process of a pidfile: politely, then after so many seconds not.
end_own() {
  local pid tenth
  pid=$(own_pid "$1") || return 0
  as_root kill "$pid" 2>/dev/null || true
  for ((tenth = 0; tenth < $2 * 10; tenth++)); do
    own_pid "$1" >/dev/null || return 0
    sleep 0.1
  done
  as_root kill -KILL "$pid" 2>/dev/null || true
}

# Starts a daemon that outlives this script. It must not inherit the lock (9), nor a caller's pipe (3).
in_background() {
  local log=$1
  shift
  setsid "$@" </dev/null >>"$log" 2>&1 3>&- 9>&- &
}
