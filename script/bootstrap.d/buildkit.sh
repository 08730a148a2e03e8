# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# A BuildKit outside the engine, for the tests of the other builders: the programs, compiled through the Go module
# proxy (some two minutes, once), and an image of them for the docker-container driver.

buildkit=$prefix/buildkit
buildkit_module=github.com/moby/buildkit
buildkit_version=v0.27.1

ensure_buildkit() {
  local since=$EPOCHREALTIME
  buildkit_image=127.0.0.1:$(<"$registry/port")/base/buildkit:$buildkit_version
  [[ -x $buildkit/bin/buildkitd ]] || compile_buildkit
  if ! crane digest "$buildkit_image" >/dev/null 2>&1; then push_buildkit; fi
  # The loopback registry speaks HTTP only, which BuildKit must be told.
  printf '[registry."127.0.0.1:%s"]\n  http = true\n' "$(<"$registry/port")" >"$buildkit/buildkitd.toml"
  echo "$buildkit_image" >"$buildkit/image"
  say buildkit "$buildkit_version in $buildkit/bin and as $buildkit_image, $(seconds_since "$since")"
}

# The module has replace lines, which `go install module@version` refuses; a module of our own may depend on it.
compile_buildkit() {
  command -v go >/dev/null || die 'buildkitd is compiled here, and there is no Go' 'Install Go 1.25 or newer, and have it on PATH.'
  say buildkit "compiling $buildkit_version with $(go env GOVERSION); this takes a few minutes, once"
  rm -rf "$buildkit"/{source,bin.new}
  mkdir -p "$buildkit"/{source,bin.new}
  (
    cd "$buildkit/source"
    export GOFLAGS=-mod=mod GOWORK=off CGO_ENABLED=0
    go mod init example/buildkit
    go get "$buildkit_module/cmd/buildkitd@$buildkit_version"
    nice go build -trimpath -ldflags "-s -w -X $buildkit_module/version.Version=$buildkit_version" \
      -o "$buildkit/bin.new/" "$buildkit_module/cmd/buildkitd" "$buildkit_module/cmd/buildctl"
  ) >"$buildkit/log" 2>&1 || die 'buildkitd could not be compiled' "$(tail -n 3 "$buildkit/log")" "Its log: $buildkit/log"
  rm -rf "$buildkit/source"
  mv "$buildkit/bin.new" "$buildkit/bin"
}

# The base image with the programs, and runc with the libraries it loads.
push_buildkit() {
  local root library platform
  platform=linux/$(architecture)
  root=$(mktemp -d "$buildkit/root.XXXXXX")
  mkdir -p "$root/usr/bin" "$root/tmp"
  chmod 755 "$root"
  chmod 1777 "$root/tmp"
  cp "$buildkit"/bin/* "$tools/usr/sbin/runc" "$root/usr/bin/"
  while read -r library; do install -D -m 755 "$library" "$root${library#"$tools"}"; done < <(
    LD_LIBRARY_PATH=$(library_path) ldd "$tools/usr/sbin/runc" | grep -o '/[^ ]*')
  tar -c --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu -C "$root" . >"$root.tar"
  {
    crane append --platform "$platform" --base "$base_image" -f "$root.tar" -t "$buildkit_image" &&
      crane mutate "$buildkit_image" -t "$buildkit_image" --entrypoint buildkitd --cmd ''
  } >/dev/null 2>"$root.log" || die "could not push $buildkit_image" "$(tail -n 3 "$root.log")"
  rm -rf "$root" "$root".*
}
