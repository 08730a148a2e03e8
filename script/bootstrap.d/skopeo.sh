# shellcheck shell=bash disable=SC2154  # the parts share names; bootstrap sources them in order
# skopeo, for the benchmark of promotion. It links against libraries, so it comes from the machine's own suite, with
# those of them that a machine rarely has; their names change from release to release, so apt is asked.

ensure_skopeo() {
  local libraries
  need_packages skopeo
  mapfile -t libraries < <(
    APT_CONFIG=$prefix/apt/apt.conf apt-cache depends --recurse --no-{recommends,suggests,conflicts,breaks,replaces,enhances} skopeo |
      grep -E '^lib(gpgme|assuan|gpg-error|devmapper)[^:]*$'
  )
  need_packages "${libraries[@]}"
  cat >"$prefix/bin/skopeo" <<END
#!/bin/sh
export LD_LIBRARY_PATH="$(printf '%s\n' "$tools"/{usr/,}lib/*-linux-gnu | paste -sd :)"
exec "$tools/usr/bin/skopeo" "\$@"
END
  chmod 755 "$prefix/bin/skopeo"
  say skopeo "$("$prefix/bin/skopeo" --version) in $prefix/bin"
}
