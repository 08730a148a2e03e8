# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# Node 24: the one on PATH, or a private one. npm's package "node" is only an installer script around
# "node-linux-<architecture>", which holds the binary: taken directly, it needs no install script.

node=$prefix/node/bin/node

ensure_node() {
  local found
  found=$(node --version 2>/dev/null) || found=none
  if is_node_24 "$found"; then
    say node "$found, on PATH"
    return
  fi
  if [[ -x $node ]]; then
    say node "$("$node" --version), in the prefix"
    return
  fi
  command -v npm >/dev/null || die "Node 24 is needed (found: $found), and there is no npm to fetch it with" \
    'Install Node 24, or any Node with npm.'
  local since=$EPOCHREALTIME package
  package=node-linux-$(architecture | sed 's/^amd64$/x64/')
  rm -rf "$prefix/node" "$prefix/node.new"
  mkdir -p "$prefix/node.new"
  npm install --prefix "$prefix/node.new" --no-save --no-audit --no-fund --ignore-scripts "$package@24" >"$prefix/node.new/log" 2>&1 ||
    die 'npm could not fetch Node 24' "$(tail -n 3 "$prefix/node.new/log")"
  ln -s "node_modules/$package/bin" "$prefix/node.new/bin"
  mv "$prefix/node.new" "$prefix/node"
  say node "$("$node" --version) into $prefix/node, $(seconds_since "$since")"
}

is_node_24() { [[ $1 =~ ^v([0-9]+)\. ]] && ((BASH_REMATCH[1] >= 24)); }
