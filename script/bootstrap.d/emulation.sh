# shellcheck shell=bash disable=SC2154,SC2034  # the parts share names; bootstrap sources them in order
# Emulation of the other architecture, for builds and containers of two platforms. The kernel's registration is the
# machine's, not the prefix's: where one is there already, whoever made it, it is used.

case $(architecture) in
  amd64) emulator=qemu-aarch64-static emulated=qemu-aarch64 ;;
  *) emulator=qemu-x86_64-static emulated=qemu-x86_64 ;;
esac
binfmt=/proc/sys/fs/binfmt_misc

# Whether the emulator must be fetched. An engine of the machine's own is left to whoever set it up.
wants_emulator() { [[ $engine_kind == private && ! -e $binfmt/$emulated ]]; }

ensure_emulation() {
  if [[ $engine_kind == private && ! -e $binfmt/$emulated ]]; then
    [[ -e $binfmt/register ]] || as_root mount -t binfmt_misc binfmt_misc "$binfmt" 2>/dev/null || true
    emulator_rule | as_root tee "$binfmt/register" >/dev/null 2>&1 || true
  fi
  if [[ -e $binfmt/$emulated ]]; then
    say emulation "linux/$(foreign_architecture), by $emulated"
  else
    say emulation "none for linux/$(foreign_architecture): the kernel has no handler $emulated"
  fi
}

# Prints the package's own magic and mask with our interpreter. F opens it now, so containers need not hold it;
# O passes the program as an open file, for those that may be run but not read.
emulator_rule() {
  awk -F: -v OFS=: -v interpreter="$tools/usr/bin/$emulator" '{ $(NF - 1) = interpreter; $NF = "OF"; print }' "$tools/usr/lib/binfmt.d/$emulated.conf"
}

# Takes the registration back if it is ours.
end_emulation() {
  grep -qsF "interpreter $prefix/" "$binfmt/$emulated" || return 0
  echo -1 | as_root tee "$binfmt/$emulated" >/dev/null
}
