# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# Which Docker Engine the tests use: one that runs and is fit, else a private one, else one that is not fit.
# Fit means: on this machine, the containerd image store (one digest from build to registry, several
# platforms), and buildx 0.13 or newer. A docker client without an engine does not count.

engine=$prefix/engine

# Sets engine_kind to "private" or "host", and engine_note where a reader should know more.
choose_engine() {
  engine_note=
  if [[ -e $engine/daemon.json ]]; then
    engine_kind=private
    return
  fi
  local lack
  lack=$(what_engine_lacks)
  if [[ ! $lack ]]; then
    engine_kind=host
  elif can_be_root; then
    engine_kind=private
    engine_note="because the machine has no fit one: $lack"
  elif docker info >/dev/null 2>&1; then
    engine_kind=host
    engine_note="not fit: $lack; tests that need it will say so"
  else
    die "no Docker Engine ($lack), and starting a private one takes root" \
      'Run this as root (a container must be privileged), allow sudo without a password, or start a Docker Engine with the containerd image store.'
  fi
}

# Prints what keeps the running engine from being fit; nothing when it is fit.
what_engine_lacks() {
  local info
  command -v docker >/dev/null || { echo 'no docker client' && return; }
  info=$(timeout 20 docker info --format '{{.ServerVersion}} {{.OperatingSystem}} {{.DriverStatus}}' 2>/dev/null) || { echo 'no engine answers' && return; }
  case ${DOCKER_HOST:-} in tcp:* | ssh:* | http*) echo 'the engine is on another machine, where our loopback registry is not' && return ;; esac
  case $info in
    'Docker Desktop'* | *' Docker Desktop '*) echo 'Docker Desktop runs in a virtual machine, where our loopback registry is not' ;;
    *io.containerd.snapshotter.v1*) has_buildx || echo 'no buildx 0.13 or newer' ;;
    *) echo "it uses the classic image store, not containerd's" ;;
  esac
}

has_buildx() {
  local version
  version=$(docker buildx version 2>/dev/null) || return 1
  [[ $version =~ \ v?([0-9]+)\.([0-9]+) ]] && ((BASH_REMATCH[1] > 0 || BASH_REMATCH[2] >= 13))
}

# What the private engine consists of; see packages.sh for the suites.
engine_packages=(
  docker.io/sid docker-cli/sid docker-buildx/sid docker-compose/sid containerd/sid
  runc libseccomp2 tini
  iptables libip4tc2 libip6tc2 libxtables12 libnftnl11 libnfnetlink0 libnetfilter-conntrack3 libmnl0
)

ensure_engine() {
  if [[ $engine_kind == host ]]; then
    say engine "$(docker version --format '{{.Server.Version}}'), running on this machine${engine_note:+ ($engine_note)}"
    return
  fi
  local since=$EPOCHREALTIME
  link_plugins
  if own_pid "$engine/docker.pid" >/dev/null && private_docker version >/dev/null 2>&1; then
    say engine "private, running"
    return
  fi
  configure_private_engine
  start_private_engine
  say engine "$(private_docker version --format '{{.Server.Version}}'), private, started in $(seconds_since "$since")${engine_note:+ ($engine_note)}"
}

private_docker() { DOCKER_HOST=unix://$engine/docker.sock DOCKER_CONFIG=$engine/client "$tools/usr/bin/docker" "$@"; }
