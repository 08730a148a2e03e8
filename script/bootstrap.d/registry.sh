# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# A registry on loopback, with its port chosen once, and a log of each request that tests count.

registry=$prefix/registry
registry_binary=$tools/usr/bin/docker-registry

ensure_registry() {
  local port since=$EPOCHREALTIME
  mkdir -p "$registry"
  if own_pid "$registry/pid" >/dev/null; then
    say registry "127.0.0.1:$(<"$registry/port"), running"
    return
  fi
  for port in $(registry_ports); do
    is_port_open "$port" && continue
    echo "$port" >"$registry/port"
    if start_registry "$port"; then
      say registry "127.0.0.1:$port, started in $(seconds_since "$since")"
      return
    fi
  done
  die 'the registry did not start' "$(tail -n 3 "$registry/registry.log")" "Its log: $registry/registry.log"
}

# The remembered port first: image names in the engine and in caches hold it.
registry_ports() {
  cat "$registry/port" 2>/dev/null || true
  seq 5510 5550
}

start_registry() {
  local tenth
  in_background "$registry/registry.log" "$here/registry" "$registry_binary" "$registry" "$1"
  echo $! >"$registry/pid"
  for ((tenth = 0; tenth < 100; tenth++)); do
    own_pid "$registry/pid" >/dev/null || { sleep 0.05 && own_pid "$registry/pid" >/dev/null; } || return 1
    is_port_open "$1" && return
    sleep 0.05
  done
  return 1
}

is_port_open() { (exec 4<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
