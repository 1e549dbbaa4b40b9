# Sourced by run.sh, test.sh and gpu-check.sh: installs what is missing, and says first what and how much.
# Works as root or with sudo, without a terminal, and is quick when nothing is missing.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
VENV=$ROOT/.deps/venv
TORCH_REQUIREMENTS=(torch==2.13.0 numpy)
TEST_REQUIREMENTS=(torchinfo==1.8.0 torchsummary==1.5.1)
TIMM_REQUIREMENT=timm==1.0.31
BUILD_PACKAGES=(build-essential cmake ninja-build ccache pkg-config python3 python3-venv
    qt6-base-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n libqt6svg6 qt6-image-formats-plugins libgraphviz-dev libcairo2-dev libpng-dev
    nlohmann-json3-dev libzip-dev libcurl4-openssl-dev libssl-dev libcli11-dev libbenchmark-dev doctest-dev)
TEST_PACKAGES=(clang clang-format libclang-rt-dev parallel strace graphviz poppler-utils librsvg2-bin xvfb xauth openbox
    at-spi2-core dbus-daemon python3-gi gir1.2-atspi-2.0)
NEEDED_PACKAGES=("${BUILD_PACKAGES[@]}")
WELCOME_PACKAGES=(libmimalloc-dev) # come along with what is missing, where apt knows them; never missed otherwise

say() { printf '%s\n' "$*"; }
heading() { printf '\n== %s\n' "$*"; }
fail() { printf 'packaging: %s\n' "$*" >&2; exit 1; }

# help_if_asked ARGUMENT...: prints the comment at the head of the script that calls it, and ends it, where the first asks for that.
help_if_asked() {
    case ${1:-} in
    -h | --help)
        sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[1]}"
        exit 0
        ;;
    esac
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Use-Pty=0 "$@" </dev/null; }

is_installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed$'; }

megabytes() { awk -v bytes="$1" 'BEGIN { printf "%.0f MB", bytes / 1e6 }'; }

setup_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "This is not Debian or a relative of it; the equivalents of these packages must be there: ${NEEDED_PACKAGES[*]}"
        return
    fi
    local missing=() name
    for name in "${NEEDED_PACKAGES[@]}"; do
        is_installed "$name" || missing+=("$name")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        say "System packages: all ${#NEEDED_PACKAGES[@]} are there."
        return
    fi
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        fail "installing them needs root, and there is no sudo. As root: apt-get install --no-install-recommends ${missing[*]}"
    fi
    apt -qq update || say "apt-get update failed; going on with the package lists as they are."
    for name in "${WELCOME_PACKAGES[@]}"; do
        is_installed "$name" || ! apt-cache show "$name" >/dev/null 2>&1 || missing+=("$name")
    done
    say "System packages to install with apt-get: ${missing[*]}"
    local bytes
    bytes=$(apt install --print-uris -qq -y --no-install-recommends "${missing[@]}" 2>/dev/null | awk '$1 ~ /^\x27/ { sum += $3 } END { print sum + 0 }') || true
    say "  to download, with what they depend on: $(megabytes "${bytes:-0}")"
    mkdir -p "$ROOT/.deps"
    say "  installing; this can take some minutes"
    if ! apt install -qq -y --no-install-recommends "${missing[@]}" >"$ROOT/.deps/apt.log" 2>&1; then
        tail -n 20 "$ROOT/.deps/apt.log" >&2
        fail "apt-get could not install them; the end of its messages is above, all of them are in .deps/apt.log."
    fi
}

# A Python that can make an environment; 3.11 before others.
find_python() {
    local candidate
    for candidate in "${RESIDUA_BASE_PYTHON:-}" python3.11 /usr/bin/python3.11 python3 /usr/bin/python3; do
        if [ -n "$candidate" ] && "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
    fail "no Python of version 3.10 or above that can make environments (python3-venv)."
}

# setup_python STAMP SIZE REQUIREMENT...: installs the requirements into .deps/venv unless the stamp says that they are there.
setup_python() {
    local stamp=$VENV/.residua-$1 size=$2 wanted
    shift 2
    wanted=$(printf '%s\n' "$@" | sha256sum)
    if [ -x "$VENV/bin/python" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
        say "Python packages: $* are in .deps/venv."
        return
    fi
    say "Python packages to install into .deps/venv (nothing outside it changes): $*"
    say "  to download: $size"
    if ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
        "$(find_python)" -m venv --clear "$VENV" || fail "could not make the environment $VENV."
    fi
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-input "$@" </dev/null ||
        fail "pip could not install $*; its messages are above. A libtorch that is here already can be used with RESIDUA_TORCH=DIR."
    printf '%s\n' "$wanted" >"$stamp"
}

setup_torch() {
    if [ -n "${RESIDUA_TORCH:-}" ]; then
        say "libtorch: $RESIDUA_TORCH, as RESIDUA_TORCH says; none is installed."
        return
    fi
    setup_python torch "about 200 MB where pip's index has the CPU build, 3 GB where it has only the CUDA build" "${TORCH_REQUIREMENTS[@]}"
}

# The tests compare with PyTorch itself, so they need it in a Python.
setup_test_python() {
    if [ -n "${RESIDUA_PYTHON:-}" ]; then
        "$RESIDUA_PYTHON" -c 'import numpy, torch, torchinfo, torchsummary' ||
            fail "RESIDUA_PYTHON=$RESIDUA_PYTHON must have torch, numpy, torchinfo and torchsummary."
        return
    fi
    setup_python torch "about 200 MB where pip's index has the CPU build, 3 GB where it has only the CUDA build" "${TORCH_REQUIREMENTS[@]}"
    setup_python test "below 1 MB" "${TEST_REQUIREMENTS[@]}"
    # Alone: its ResNets need torch only, and torchvision's own package does not load beside every torch.
    setup_python timm "3 MB" --no-deps "$TIMM_REQUIREMENT"
}

configure() { (cd "$ROOT" && cmake --preset "$1" ${RESIDUA_PYTHON:+-DRESIDUA_PYTHON="$RESIDUA_PYTHON"}); }

# compile PRESET [cmake --build options]
compile() {
    local preset=$1
    shift
    (cd "$ROOT" && cmake --build --preset "$preset" "$@")
}

# build PRESET [cmake --build options]: configures and builds.
build() {
    configure "$1" && compile "$@"
}
