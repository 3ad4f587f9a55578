#!/bin/bash
# boot.sh CACHE PROJECT: runs the VM to its end, its console on stdout.
set -euo pipefail
cache=$1
project=$2
tree=$cache/debian
libraries=$tree/usr/lib/x86_64-linux-gnu

share() {
  echo "-fsdev local,id=$1,path=$2,security_model=none,readonly=on,multidevs=remap"
  echo "-device virtio-9p-pci,fsdev=$1,mount_tag=$1"
}

machine=(
  # Emulated, since a cloud seldom lets a VM use the real processor. One of the least that numpy takes:
  # two would spend their time waiting for each other, and wide registers are slow to emulate.
  -accel tcg -cpu Nehalem -smp 1 -machine q35 -m 1024
  -nodefaults -display none -serial stdio -no-reboot
  -L "$tree/usr/share/qemu" -L "$tree/usr/share/seabios" -L "$tree/usr/lib/ipxe/qemu"
)
kernel=(
  -kernel "$tree"/boot/vmlinuz-*
  -initrd "$cache/initramfs"
  # norandmaps: code that is always at the same address is translated once, not once a process.
  # A panic ends the VM at once (with -no-reboot). "project" becomes a variable of its first process.
  -append "console=ttyS0 quiet mitigations=off tsc=reliable norandmaps cryptomgr.notests panic=-1 project=$project"
)
# Where qemu looks for its parts; built in is where they would have been installed.
export QEMU_MODULE_DIR=$libraries/qemu
# shellcheck disable=SC2046  # one word an argument, on purpose
exec timeout --foreground 600 "$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" \
  "$tree/usr/bin/qemu-system-x86_64" "${machine[@]}" "${kernel[@]}" $(share host /) $(share debian "$tree")
