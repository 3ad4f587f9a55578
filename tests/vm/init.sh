#!/busybox sh
# The VM's first process: makes its root folder, which is this computer's with Debian's packages
# on top, and hands over to guest.sh. Both are read-only; what the VM writes stays in its memory.
/busybox mount -t proc proc /proc
/busybox mount -t sysfs sys /sys
/busybox mount -t devtmpfs dev /dev
for module in virtio_pci 9pnet_virtio 9p overlay; do /busybox modprobe $module; done

# cache=loose: nobody changes the files meanwhile, and Python looks at thousands.
options=trans=virtio,version=9p2000.L,msize=512000,cache=loose,ro
/busybox mount -t 9p -o $options host /host
/busybox mount -t 9p -o $options debian /debian
/busybox mount -t tmpfs scratch /scratch
/busybox mkdir /scratch/upper /scratch/work
/busybox mount -t overlay -o lowerdir=/debian:/host,upperdir=/scratch/upper,workdir=/scratch/work root /new
for folder in proc sys dev; do /busybox mount --move /$folder /new/$folder; done

# $project comes from the kernel's command line (boot.sh).
exec /busybox switch_root /new /bin/bash "${project:?}/tests/vm/guest.sh"
