#!/bin/bash
# packages.sh CACHE: qemu, a kernel, BlueZ and all they need, unpacked into CACHE/debian.
# Exit status 77, and one line that says why: they cannot be had here.
set -euo pipefail
cache=$1
tree=$cache/debian
apt=$cache/apt
wanted=(qemu-system-x86 linux-image-amd64 bluez dbus busybox-static kmod)
# The rest of the kernel's 400 MB are drivers for hardware that the VM has not.
kernel_parts=('./boot/vmlinuz*' './lib/modules/*/modules.*' '*/kernel/crypto/*' '*/kernel/lib/*'
  '*/arch/x86/crypto/*' '*/net/bluetooth/*' '*/net/rfkill/*' '*/drivers/bluetooth/*' '*/drivers/virtio/*'
  '*/drivers/hid/uhid*' '*/net/9p/*' '*/fs/9p/*' '*/fs/netfs/*' '*/fs/fscache/*' '*/fs/overlayfs/*')

skip() { echo "SKIPPED: $1 Real BlueZ was not tested."; exit 77; }

# A state of its own: no list, lock or installed package of this computer makes a difference.
apt_get() {
  timeout 120 apt-get -o Dir::State="$apt" -o Dir::State::status="$apt/status" -o Dir::Cache="$apt" \
    -o Acquire::Retries=3 "$@" >>"$apt/log" 2>&1
}

download() {
  rm -rf "$apt"
  mkdir -p "$apt"/{lists,archives}/partial
  : >"$apt/status"
  apt_get update || skip "apt-get update failed; see $apt/log."
  apt_get --yes --no-install-recommends --download-only install "${wanted[@]}" \
    || skip "apt-get cannot get ${wanted[*]}; see $apt/log."
}

# Debian's folders are merged (/lib is /usr/lib) by its installer, not by its packages.
merged_tree() {
  rm -rf "$tree"
  for folder in bin sbin lib lib64; do
    mkdir -p "$tree/usr/$folder"
    ln -s "usr/$folder" "$tree/$folder"
  done
}

unpack() {
  local parts=()
  [[ $1 != */linux-image-6* ]] || parts=(--wildcards "${kernel_parts[@]}")
  dpkg-deb --fsys-tarfile "$1" | tar -x --keep-directory-symlink -C "$tree" "${parts[@]}"
}

index_modules() {
  local libraries=$tree/usr/lib/x86_64-linux-gnu
  # By its own loader: the program is Debian's, this computer's libraries may be others.
  "$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" --argv0 depmod "$tree/bin/kmod" \
    -b "$tree" "$(ls "$tree/lib/modules")"
}

# What this very script unpacked before is used again.
if cmp -s "$0" "$cache/unpacked-by"; then exit; fi
for program in apt-get dpkg-deb; do
  command -v $program >/dev/null || skip "There is no $program here: this is no Debian."
done
download
merged_tree
for package in "$apt"/archives/*.deb; do unpack "$package"; done
index_modules
rm -rf "$apt"
cp "$0" "$cache/unpacked-by"
