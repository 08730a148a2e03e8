# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# Debian packages into the prefix, without installing any: a private apt configuration (its own lists
# and cache), one download for all that is missing, then unpacking. The host's package state is not touched.
# "name/sid" asks for Debian's unstable suite: its Go and static programs need nothing of the newer system.
# What links against libraries comes from the machine's own suite.

tools=$prefix/tools

machine() { uname -m; }
architecture() { case $(machine) in x86_64) echo amd64 ;; aarch64) echo arm64 ;; *) machine ;; esac; }
foreign_architecture() { case $(architecture) in arm64) echo amd64 ;; *) echo arm64 ;; esac; }

# Fetches and unpacks the packages that the prefix does not have yet.
need_packages() {
  local missing=() name
  for name in "$@"; do [[ -e $tools/.have/${name//\//@} ]] || missing+=("$name"); done
  ((${#missing[@]})) || return 0
  local since=$EPOCHREALTIME debs
  rm -rf "$prefix"/debs.*
  debs=$(mktemp -d "$prefix/debs.XXXXXX")
  write_apt_configuration
  apt_quietly update
  (cd "$debs" && apt_quietly download "${missing[@]}")
  unpack "$debs"
  mkdir -p "$tools/.have"
  for name in "${missing[@]}"; do : >"$tools/.have/${name//\//@}"; done
  rm -rf "$debs"
  say packages "${#missing[@]} Debian packages into $tools, $(seconds_since "$since")"
}

apt_quietly() {
  APT_CONFIG=$prefix/apt/apt.conf apt-get -qq "$@" >"$prefix/apt/log" 2>&1 || die "apt-get $1 failed in the private configuration" \
    "$(tail -n 3 "$prefix/apt/log")" "See $prefix/apt/log, and try again."
}

# Foreign packages would overwrite native files, so they go to a folder of their own. Of the emulator's
# 300 MB one program is wanted.
unpack() {
  local deb native
  native=$(architecture)
  for deb in "$1"/*.deb; do
    case $deb in
      */qemu-user-static_*) printf '%s\0' "$tools" "$deb" "./usr/bin/$emulator ./usr/lib/binfmt.d" ;;
      *"_$(foreign_architecture).deb") printf '%s\0' "$tools/$(foreign_architecture)" "$deb" . ;;
      *"_$native.deb" | *_all.deb) printf '%s\0' "$tools" "$deb" . ;;
    esac
  done | xargs -0 -P 2 -n 3 bash -euo pipefail -c "$unpack_one"
}

# Arguments: folder, package, members (a list split at spaces). One at a time takes twice as long.
# shellcheck disable=SC2016  # expanded by the shell that xargs starts
unpack_one='mkdir -p "$0" && dpkg-deb --fsys-tarfile "$1" | tar -x -C "$0" --no-same-owner $2'

write_apt_configuration() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
    die 'this machine has no apt, with which the tools are fetched' 'Use a Debian machine, or a privileged Debian container.'
  fi
  local apt=$prefix/apt keyring sources uri signed=
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
  keyring=$(compgen -G '/usr/share/keyrings/debian-archive-keyring.[gp][pg][gp]' | head -n 1) ||
    die 'the keyring of the Debian archive is missing' 'Install the package debian-archive-keyring (Debian and Ubuntu have it).'
  sources=$(own_sources)
  uri=${BUILDONCE_DEBIAN_URI:-$(awk -v suite="$(codename)" '$2 == suite { print $1; exit }' <<<"$sources")}
  if [[ ! $uri ]] || { [[ ! ${BUILDONCE_DEBIAN_URI:-} ]] && ! is_debian; }; then
    die 'no source of the Debian archive is set up here' \
      'Set BUILDONCE_DEBIAN_URI to its address (the tools come from its "sid" suite), or use a Debian machine.'
  fi
  {
    echo "deb [arch=$(architecture),$(foreign_architecture) signed-by=$keyring] $uri sid main"
    ! is_debian || signed=" signed-by=$keyring"
    awk -v options="arch=$(architecture)$signed" '{ print "deb [" options "]", $1, $2, "main" }' <<<"$sources"
  } >"$apt/sources.list"
  printf 'Package: *\nPin: release n=sid\nPin-Priority: 1\n' >"$apt/preferences"
  cat >"$apt/apt.conf" <<END
Dir::State::lists "$apt/lists";
Dir::State::status "/dev/null";
Dir::Cache "$apt/cache";
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "$apt/preferences";
Dir::Etc::preferencesparts "/dev/null";
APT::Architecture "$(architecture)";
APT::Architectures { "$(architecture)"; "$(foreign_architecture)"; };
APT::Sandbox::User "$(id -un)";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
END
}

codename() { (. /etc/os-release && printf '%s\n' "${VERSION_CODENAME:-}"); }

is_debian() { grep -qx 'ID=debian' /etc/os-release; }

# Prints "URI suite" for each source of this release that the machine itself has, in both of apt's formats.
own_sources() {
  local files=() file
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    [[ -s $file ]] && files+=("$file")
  done
  awk -v codename="$(codename)" '
    function offer(uri, suite) { if (index(suite, codename) == 1 && suite !~ /backports|proposed/) print uri, suite }
    function stanza(   u, s, i, j, n, m) {
      if (types ~ /(^| )deb( |$)/ && components ~ /(^| )main( |$)/) {
        n = split(uris, u, " "); m = split(suites, s, " ")
        for (i = 1; i <= n; i++) for (j = 1; j <= m; j++) offer(u[i], s[j])
      }
      types = uris = suites = components = ""
    }
    FNR == 1 { stanza() }
    /^[ \t]*#/ { next }
    /^deb[ \t]/ && / main( |$)/ { sub(/\[[^]]*\]/, ""); offer($2, $3) }
    /^Types:/ { sub(/^[^:]*:[ \t]*/, ""); types = $0 }
    /^URIs:/ { sub(/^[^:]*:[ \t]*/, ""); uris = $0 }
    /^Suites:/ { sub(/^[^:]*:[ \t]*/, ""); suites = $0 }
    /^Components:/ { sub(/^[^:]*:[ \t]*/, ""); components = $0 }
    /^[ \t]*$/ { stanza() }
    END { stanza() }' "${files[@]}"
}
