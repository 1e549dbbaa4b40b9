#!/usr/bin/env bash
# Runs packaging/test.sh in a chroot of another release of Debian, by default the one after the one that CI has.
#
#   packaging/debian.sh [argument of test.sh]...      by default --quick
#
# The chroot is made with debootstrap from the mirror that this machine's apt uses, and kept in .deps/chroot-RELEASE for the next time; the
# tree is copied into it. Needs root; where it cannot be made, that is said, and the status is 77.
#
# RESIDUA_RELEASE=NAME    the release, trixie (Debian 13) unless set
# RESIDUA_CHROOT=DIR      the chroot's folder
# RESIDUA_BIND="DIR ..."  folders of this machine that are seen in it too, read-only: a package index of pip, say
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

help_if_asked "$@"
[ $# -gt 0 ] || set -- --quick
release=${RESIDUA_RELEASE:-trixie}
chroot=${RESIDUA_CHROOT:-$ROOT/.deps/chroot-$release}
tree=$chroot/root/residua

skip() {
    say "Skipped: no chroot of $release here: $*"
    exit 77
}

[ "$(id -u)" -eq 0 ] || skip "it needs root."
command -v apt-get >/dev/null || skip "this is not Debian or a relative of it."
unshare --mount true 2>/dev/null || skip "mounts of its own are not allowed here."
NEEDED_PACKAGES=(debootstrap) WELCOME_PACKAGES=()
setup_packages

# Where this machine's apt has Debian itself from: the suite whose code name is the release's own.
name=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' | awk -v name="$name" '$1 == name { print $2; exit }')
[ -n "$mirror" ] || skip "apt knows no mirror of $name."

if [ ! -f "$chroot/etc/residua-complete" ]; then
    heading "Making a chroot of $release in $chroot"
    rm -rf "$chroot"
    mkdir -p "$chroot"
    debootstrap --variant=minbase --include=ca-certificates "$release" "$chroot" "$mirror" >"$chroot.log" 2>&1 || {
        tail -n 5 "$chroot.log"
        skip "debootstrap failed; its messages are in $chroot.log."
    }
    touch "$chroot/etc/residua-complete"
fi

heading "The tree in $chroot"
mkdir -p "$tree"
# What is tracked and what is new, as it lies here; builds and Python's packages of an earlier time stay in the chroot. A file that is as it
# was then keeps its time, another has that of now: it may have been changed here before the last build there.
before=$chroot/root/before
rm -rf "$before"
mkdir "$before"
find "$tree" -mindepth 1 -maxdepth 1 ! -name '.deps' ! -name 'build*' -exec mv -t "$before" {} +
(cd "$ROOT" && git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done |
    tar --create --null --files-from=- --file=-) | tar --extract --touch --file=- -C "$tree"
(cd "$before" && find . -type f -print0 | while IFS= read -r -d '' file; do ! cmp -s "$file" "$tree/$file" || touch -r "$file" "$tree/$file"; done)
rm -rf "$before"

# How this machine reaches its packages: names, certificates, pip's configuration.
for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt /etc/pip.conf /etc/xdg/pip/pip.conf /etc/xdg/pip/constraints.txt \
    "${XDG_CONFIG_HOME:-$HOME/.config}/pip/pip.conf"; do
    [ -f "$file" ] || continue
    mkdir -p "$chroot$(dirname "$file")"
    cp -L "$file" "$chroot$file"
done
compgen -G '/etc/apt/apt.conf.d/*' >/dev/null && cp -L /etc/apt/apt.conf.d/* "$chroot/etc/apt/apt.conf.d/"

heading "$release: packaging/test.sh $*"
export chroot
unshare --mount --pid --fork bash -c '
    set -e
    mount --make-rprivate /
    mount -t proc proc "$chroot/proc"
    mount --rbind /dev "$chroot/dev"
    mount -t tmpfs tmpfs "$chroot/tmp"
    for folder in ${RESIDUA_BIND:-}; do
        mkdir -p "$chroot$folder"
        mount --rbind "$folder" "$chroot$folder"
        mount -o remount,bind,ro "$chroot$folder"
    done
    exec chroot "$chroot" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 CI="${CI:-}" \
        PIP_FIND_LINKS="${PIP_FIND_LINKS:-}" PIP_CERT="${PIP_CERT:-}" PIP_DEFAULT_TIMEOUT="${PIP_DEFAULT_TIMEOUT:-60}" \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
        /root/residua/packaging/test.sh "$@"' debian.sh "$@"
