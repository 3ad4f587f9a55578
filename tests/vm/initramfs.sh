#!/bin/bash
# initramfs.sh CACHE: what the kernel starts with, before it sees any other file: CACHE/initramfs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=$1
tree=$cache/debian
root=$cache/initramfs.d
modules=("$tree"/usr/lib/modules/*)
release=${modules[0]##*/}

rm -rf "$root"
mkdir -p "$root"/{proc,sys,dev,host,debian,scratch,new} "$root/lib/modules/$release"
cp "$here/init.sh" "$root/init"
cp "$tree/bin/busybox" "$root/busybox"
cd "$tree/usr/lib/modules/$release"
cp -r --parents modules.dep kernel/{drivers/virtio,net/9p,fs/9p,fs/netfs,fs/fscache,fs/overlayfs} \
  "$root/lib/modules/$release"
cd "$root"
# Not compressed: the emulated processor would take longer to unpack it than to read it.
find . | ./busybox cpio --quiet -o -H newc >"$cache/initramfs"
