# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# A dockerd of our own: its data, sockets and pidfile are in the prefix. It starts its own containerd.

link_plugins() {
  mkdir -p "$engine/client/cli-plugins"
  local name plugin
  for name in docker-buildx docker-compose; do
    plugin=$(compgen -G "$tools/usr/lib*/docker/cli-plugins/$name" | head -n 1) || die "the $name package brought no plugin"
    ln -sfn "$plugin" "$engine/client/cli-plugins/$name"
  done
}

configure_private_engine() {
  [[ -e $engine/client/config.json ]] || echo '{}' >"$engine/client/config.json"
  # The package brings the nft and the legacy program, and leaves the plain name to Debian's alternatives.
  ln -sfn iptables-nft "$tools/usr/sbin/iptables"
  ln -sfn ip6tables-nft "$tools/usr/sbin/ip6tables"
  choose_subnet
  # The packaged docker-init is a link to a file of another package, hence init-path.
  cat >"$engine/daemon.json" <<END
{
  "features": { "containerd-snapshotter": true },
  "data-root": "$engine/data",
  "exec-root": "$engine/exec",
  "pidfile": "$engine/docker.pid",
  "hosts": ["unix://$engine/docker.sock"],
  "group": "$(id -gn)",
  "init-path": "$tools/usr/bin/tini-static",
  "bridge": "$(bridge_name)",
  "default-address-pools": [{ "base": "10.$subnet.128.0/17", "size": 24 }],
  "iptables": false,
  "ip6tables": false
}
END
}

start_private_engine() {
  local tenth
  sweep_engine
  open_bridge
  in_background "$engine/dockerd.log" "${sudo[@]}" env \
    "PATH=$tools/usr/bin:$tools/usr/sbin:$PATH" "LD_LIBRARY_PATH=$(library_path)" "XTABLES_LIBDIR=$(library_path)/xtables" \
    "$tools/usr/sbin/dockerd" --config-file "$engine/daemon.json"
  local launcher=$!
  for ((tenth = 0; tenth < 300; tenth++)); do
    [[ -S $engine/docker.sock ]] && private_docker version >/dev/null 2>&1 && return
    kill -0 "$launcher" 2>/dev/null || as_root kill -0 "$launcher" 2>/dev/null || break
    sleep 0.1
  done
  die 'the private Docker Engine did not start' "$(tail -n 5 "$engine/dockerd.log")" "Its log: $engine/dockerd.log" \
    'In a container, dockerd needs --privileged and a volume for the prefix.'
}

library_path() { printf '%s/usr/lib/%s-linux-gnu\n' "$tools" "$(machine)"; }

stop_private_engine() {
  local containers
  if own_pid "$engine/docker.pid" >/dev/null; then
    containers=$(timeout 10 "$tools/usr/bin/docker" -H "unix://$engine/docker.sock" ps -q 2>/dev/null) || containers=
    # Left to itself, dockerd gives each container ten seconds to end.
    # shellcheck disable=SC2086  # a list of ids
    [[ ! $containers ]] || private_docker kill $containers >/dev/null 2>&1 || true
  fi
  end_own "$engine/docker.pid" 20
  sweep_engine
}

# Ends what a killed dockerd leaves behind: containers with their shims, mounts below the prefix, and files over
# which the next one would refuse to start.
sweep_engine() {
  local shim pid mount
  for shim in $(pgrep -f -- "-address $engine/exec/containerd/containerd.sock" || true); do
    for pid in "$shim" $(pgrep -P "$shim" || true); do as_root kill -KILL "$pid" 2>/dev/null || true; done
  done
  while read -r mount; do as_root umount -l "$mount" || true; done < <(
    awk -v ours="$engine/" 'index($2, ours) == 1 { print $2 }' /proc/mounts | sort -r)
  as_root rm -f "$engine/docker.pid" "$engine/docker.sock" "$engine/exec/containerd/containerd.pid"
}
