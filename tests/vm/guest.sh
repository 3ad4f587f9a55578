#!/bin/bash
# The VM's first process from here on: what a Linux computer runs for Bluetooth, then the journey.
export PATH=/usr/sbin:/usr/bin HOME=/run/home
export KNEADLE_JOURNAL=$HOME/journal.sqlite3 KNEADLE_DEVICES=$HOME/devices.json XDG_DATA_HOME=$HOME/data
trap '/bin/busybox poweroff -f' EXIT

up() { read -r uptime _ </proc/uptime; echo "$1 (${uptime%.*} s after power-on)"; }

up "the VM runs"
mount -t tmpfs run /run
mkdir -p /run/dbus "$HOME" /var/lib/bluetooth
modprobe hci_vhci
# A computer without dbus has no such user: a package unpacked is not a package installed.
getent passwd messagebus >/dev/null || echo 'messagebus:x:995:995::/:/usr/sbin/nologin' >>/etc/passwd
dbus-uuidgen --ensure
dbus-daemon --system --nopidfile 2>/run/dbus.log
/usr/libexec/bluetooth/bluetoothd -n >/run/bluetoothd.log 2>&1 &
up "dbus and bluetoothd are started"

# $project comes from the kernel's command line (boot.sh).
PYTHONPATH=${project:?}/tests "$project/.venv/bin/python" -m vm.journey || {
  echo "journey: failed; bluetoothd and the kernel said at last:"
  tail -n 40 /run/dbus.log /run/bluetoothd.log
  dmesg | tail -n 15
}
up "the VM powers off"
