# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# Further registries, for the tests that promote between them: distribution 3 and go-containerregistry's, compiled through
# the Go module proxy (about a minute, once).

registries=$prefix/registries
distribution_module=github.com/distribution/distribution/v3
distribution_version=v3.1.2
containerregistry_module=github.com/google/go-containerregistry
containerregistry_version=v0.22.1

ensure_registries() {
  local since=$EPOCHREALTIME
  [[ -x $registries/bin/in-memory && -x $registries/bin/distribution ]] || compile_registries
  say registries "distribution $distribution_version and go-containerregistry $containerregistry_version in $registries/bin, $(seconds_since "$since")"
}

compile_registries() {
  command -v go >/dev/null || die 'further registries are compiled here, and there is no Go' 'Install Go 1.25 or newer, and have it on PATH.'
  say registries "compiling two with $(go env GOVERSION); this takes a minute, once"
  rm -rf "$registries"/{source,bin.new}
  mkdir -p "$registries"/{source,bin.new}
  (
    cp -R "$here/registries/." "$registries/source"
    cd "$registries/source"
    export GOFLAGS=-mod=mod GOWORK=off CGO_ENABLED=0
    go mod init example/registries
    go get "$distribution_module/registry/handlers@$distribution_version" "$containerregistry_module/pkg/registry@$containerregistry_version"
    nice go build -trimpath -ldflags '-s -w' -o "$registries/bin.new/" ./...
  ) >"$registries/log" 2>&1 || die 'the registries could not be compiled' "$(tail -n 3 "$registries/log")" "Their log: $registries/log"
  rm -rf "$registries/source"
  mv "$registries/bin.new" "$registries/bin"
}
