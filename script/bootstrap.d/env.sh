# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# The result of bootstrap: a file of `export` lines, and a folder of links for PATH.

env_file=$prefix/env

write_env() {
  link_tools
  {
    # shellcheck disable=SC2016  # expanded where the file is read
    printf 'case ":$PATH:" in *":%s:"*) ;; *) export PATH="%s:$PATH" ;; esac\n' "$prefix/bin" "$prefix/bin"
    export_line BUILDONCE_PREFIX "$prefix"
    if [[ $engine_kind == private ]]; then
      export_line DOCKER_HOST "unix://$engine/docker.sock"
      export_line DOCKER_CONFIG "$engine/client"
    fi
    export_line BUILDONCE_TEST_REGISTRY "127.0.0.1:$(<"$registry/port")"
    export_line BUILDONCE_TEST_REGISTRY_LOG "$registry/access.log"
    export_line BUILDONCE_TEST_REGISTRY_BIN "$registry_binary"
    export_line BUILDONCE_TEST_BASE "$base_image"
    export_line BUILDONCE_TEST_BUSYBOX "$tools/usr/bin/busybox"
    [[ ! -x $trivy ]] || export_line BUILDONCE_TEST_TRIVY "$trivy"
    [[ ! -e $binfmt/$emulated ]] || export_line BUILDONCE_TEST_EMULATION "linux/$(foreign_architecture)"
    if [[ -e $buildkit/image ]]; then
      export_line BUILDONCE_TEST_BUILDKIT_IMAGE "$(<"$buildkit/image")"
      export_line BUILDONCE_TEST_BUILDKIT_CONFIG "$buildkit/buildkitd.toml"
    fi
    if [[ -x $registries/bin/in-memory ]]; then
      export_line BUILDONCE_TEST_REGISTRY_3_BIN "$registries/bin/distribution"
      export_line BUILDONCE_TEST_REGISTRY_IN_MEMORY_BIN "$registries/bin/in-memory"
    fi
  } >"$env_file.new"
  mv "$env_file.new" "$env_file"
}

export_line() { printf 'export %s=%q\n' "$1" "$2"; }

link_tools() {
  local program
  mkdir -p "$prefix/bin"
  for program in "$tools"/usr/bin/{crane,oras,cosign,docker-registry,docker,bwrap,runc} "$buildkit"/bin/{buildkitd,buildctl} "$node"; do
    [[ ! -x $program ]] || ln -sfn "$program" "$prefix/bin/"
  done
}
