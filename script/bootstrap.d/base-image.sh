# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# The base image of the examples: a static busybox for two architectures, made from Debian packages, so that nothing
# is pulled. Made by crane, without an engine: no emulation, and the same packages give the same digest.

ensure_base_image() {
  base_image=127.0.0.1:$(<"$registry/port")/base/busybox:1
  [[ -e $registry/data/docker/registry/v2/repositories/base/busybox/_manifests/tags/1/current/link ]] && return
  local since=$EPOCHREALTIME work repository=${base_image%:1}
  rm -rf "$prefix"/base.*
  work=$(mktemp -d "$prefix/base.XXXXXX")
  push_base "$repository" "$(architecture)" "$tools/usr/bin/busybox" "$work"
  push_base "$repository" "$(foreign_architecture)" "$tools/$(foreign_architecture)/usr/bin/busybox" "$work"
  crane index append -t "$base_image" -m "$repository:amd64" -m "$repository:arm64" >/dev/null 2>"$work/log" ||
    die "could not push $base_image" "$(tail -n 3 "$work/log")"
  rm -rf "$work"
  say base "$base_image for linux/amd64 and linux/arm64, $(seconds_since "$since")"
}

push_base() {
  local reference=$1:$2 root=$4/$2 applet
  mkdir -p "$root"/{bin,dev,etc,home,proc,root,sys,tmp,usr,var/www}
  ln -s ../bin "$root/usr/bin"
  chmod 1777 "$root/tmp"
  install -m 755 "$3" "$root/bin/busybox"
  # The native busybox lists the applets for both: they are two builds of one package.
  for applet in $("$tools/usr/bin/busybox" --list); do
    [[ $applet == busybox ]] || ln -s busybox "$root/bin/$applet"
  done
  printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n' >"$root/etc/passwd"
  printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
  tar -c --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu -C "$root" . >"$root.tar"
  {
    crane append --oci-empty-base -f "$root.tar" -t "$reference" &&
      crane mutate "$reference" -t "$reference" --set-platform "linux/$2" \
        --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --cmd sh
  } >/dev/null 2>"$root.log" || die "could not push $reference" "$(tail -n 3 "$root.log")"
}

crane() { "$tools/usr/bin/crane" "$@"; }
