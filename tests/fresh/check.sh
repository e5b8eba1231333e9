#!/usr/bin/env bash
# Proves the first promise of the project: on a minimal Debian 12 nothing but `make` has to be there. Makes such a
# system in a folder, copies a clone of the project inside and runs `make demo` and `make check` there.
# Where packages come from is what this machine's own apt is set up with. FRESH_KEEP=1 keeps the folder.
set -eu
cd "$(dirname "$0")/../.."
[ "$(id -u)" = 0 ] || { echo "needs root: sudo make check-fresh" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "needs debootstrap: apt-get install -y debootstrap" >&2; exit 1; }

# The first source of this machine that has the suite bookworm: "deb [options] URI suite ..." or a deb822 file.
find_registry() {
    sed -nE 's/^deb +(\[[^]]*\] +)?([^ ]+) +bookworm +.*/\2/p' /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null
    awk -v RS= '{
        uri = ""; is_ours = 0
        n = split($0, lines, "\n")
        for (i = 1; i <= n; i++) {
            m = split(lines[i], words, " ")
            if (words[1] == "URIs:") uri = words[2]
            if (words[1] == "Suites:") for (k = 2; k <= m; k++) if (words[k] == "bookworm") is_ours = 1
        }
        if (uri != "" && is_ours) print uri
    }' /etc/apt/sources.list.d/*.sources 2>/dev/null
}

registry=$(find_registry | head -n 1)
[ -n "$registry" ] || { echo "this machine's apt names no registry" >&2; exit 1; }
fresh=$(mktemp -d "${TMPDIR:-/tmp}/tidu-fresh.XXXXXX")
chmod 755 "$fresh" # it becomes the root of others than root too

tidy() {
    umount "$fresh/proc" "$fresh/dev/pts" 2>/dev/null || true
    if [ "${FRESH_KEEP:-}" ]; then echo "kept: $fresh"; else rm -rf --one-file-system "$fresh"; fi
}
trap tidy EXIT

debootstrap --variant=minbase --include=make bookworm "$fresh" "$registry"
echo "deb $registry bookworm main" >"$fresh/etc/apt/sources.list"
# how this machine reaches its registry holds inside too: proxies, names, certificates
grep -lsE '^ *Acquire' /etc/apt/apt.conf /etc/apt/apt.conf.d/* | while read -r file; do
    cp "$file" "$fresh/etc/apt/apt.conf.d/"
done
for file in /etc/resolv.conf /etc/hosts; do
    if [ -e $file ]; then cat $file >"$fresh$file"; fi
done
if [ -d /etc/ssl/certs ]; then
    mkdir -p "$fresh/etc/ssl"
    cp -RL /etc/ssl/certs "$fresh/etc/ssl/" 2>/dev/null || true
fi
mount -t proc proc "$fresh/proc" 2>/dev/null || true
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$fresh/dev/pts" 2>/dev/null &&
    ln -sf pts/ptmx "$fresh/dev/ptmx"
git clone --quiet . "$fresh/tidu"

inside() {
    chroot "$fresh" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/ LANG=C.UTF-8 \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
        sh -c "cd /tidu && $1"
}

inside "make demo"
inside "make check"
echo "make demo and make check work on a fresh Debian 12"
