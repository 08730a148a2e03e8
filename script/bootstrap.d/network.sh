# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# The private engine's own corner of the network. dockerd would flush and refill chains that another
# dockerd of this machine uses too, so ours may not touch the firewall (daemon.json: iptables false): it
# gets a bridge and a 10.x.0.0/16 of its own, and three rules that let its containers out. Ports published
# on loopback pass through docker-proxy and need no rule.

bridge_name() { printf 'bo-%s\n' "$(sha256sum <<<"$prefix" | head -c 8)"; }

# Sets subnet: the second number of our 10.x.0.0/16, chosen once among those that no interface or route has.
choose_subnet() {
  if [[ -s $engine/subnet ]]; then
    subnet=$(<"$engine/subnet")
    return
  fi
  local taken
  taken=$(ip -4 addr show && ip -4 route show)
  for ((subnet = 200 + RANDOM % 50; subnet < 255; subnet++)); do
    grep -qF "10.$subnet." <<<"$taken" || break
  done
  ((subnet < 255)) || die 'no free network between 10.200.0.0/16 and 10.254.0.0/16 for containers'
  echo "$subnet" >"$engine/subnet"
}

open_bridge() {
  local bridge
  bridge=$(bridge_name)
  [[ -e /sys/class/net/$bridge ]] || as_root ip link add name "$bridge" type bridge
  as_root ip addr replace "10.$subnet.0.1/17" dev "$bridge"
  as_root ip link set "$bridge" up
  # dockerd turns forwarding on. What was is remembered across our own restarts.
  [[ -e $engine/ip_forward ]] || cat /proc/sys/net/ipv4/ip_forward >"$engine/ip_forward"
  each_rule open_rule || say network 'iptables does not work here: containers cannot reach the outside (all else works)'
}

# Removes our bridges (networks that containers left, too) and rules, and nothing of another engine.
close_network() {
  [[ -s $engine/subnet ]] || return 0
  choose_subnet
  local interface
  while read -r interface; do as_root ip link delete "$interface"; done < <(
    ip -o -4 addr show | awk -v ours="10.$subnet." 'index($4, ours) == 1 { print $2 }')
  each_rule close_rule || true
  # Another engine may need what ours turned on.
  if ! pgrep -x dockerd >/dev/null; then
    as_root tee /proc/sys/net/ipv4/ip_forward <"$engine/ip_forward" >/dev/null || true
  fi
  rm -f "$engine/ip_forward"
}

each_rule() {
  local ours=10.$subnet.0.0/16
  "$1" filter FORWARD -s "$ours" -j ACCEPT &&
    "$1" filter FORWARD -d "$ours" -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT &&
    "$1" nat POSTROUTING -s "$ours" ! -d "$ours" -j MASQUERADE
}

open_rule() { firewall -t "$1" -C "${@:2}" 2>/dev/null || firewall -t "$1" -I "${@:2}" 2>/dev/null; }

close_rule() { firewall -t "$1" -D "${@:2}" 2>/dev/null || true; }

firewall() { as_root env "LD_LIBRARY_PATH=$(library_path)" "XTABLES_LIBDIR=$(library_path)/xtables" "$tools/usr/sbin/iptables-nft" "$@"; }
