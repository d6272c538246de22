#!/bin/sh
# Makes .venv ready: system libraries where they are missing, every dependency from the lock, the program.
# usage: build_spec/setup.sh run|test
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
python=${PYTHON:-/usr/bin/python3}
[ -x "$python" ] || python=python3

# A library to load or a file to find -> the Debian package that has it.
packages="libglib2.0-0:libglib-2.0.so.0 libgl1:libGL.so.1 libegl1:libEGL.so.1 libxkbcommon0:libxkbcommon.so.0
libfontconfig1:libfontconfig.so.1 libdbus-1-3:libdbus-1.so.3 libcups2:libcups.so.2 libxcb-cursor0:libxcb-cursor.so.0
libxcb-icccm4:libxcb-icccm.so.4 libxcb-keysyms1:libxcb-keysyms.so.1 libxcb-shape0:libxcb-shape.so.0
libxcb-xkb1:libxcb-xkb.so.1 libxkbcommon-x11-0:libxkbcommon-x11.so.0"

missing_packages() {
    known=$(/sbin/ldconfig -p)
    for pair in $packages; do
        case "$known" in *"${pair#*:}"*) ;; *) printf '%s ' "${pair%%:*}" ;; esac
    done
    "$python" -c 'import ensurepip, venv' 2>/dev/null || printf 'python3-venv '
    if ! { command -v fc-list >/dev/null && fc-list :lang=zh family | grep -q .; }; then
        printf 'fontconfig fonts-noto-cjk '
    fi
    if [ "$kind" = test ] && ! command -v Xvfb >/dev/null; then printf 'xvfb xauth '; fi
    # The tests print on a print service of their own.
    if [ "$kind" = test ] && ! [ -e /usr/share/ppd/cups-pdf ]; then
        printf 'cups cups-client cups-filters printer-driver-cups-pdf '
    fi
}

if [ "$(uname -s)" = Linux ]; then
    missing=$(missing_packages)
    if [ -n "$missing" ]; then
        root=""
        [ "$(id -u)" = 0 ] || root="sudo -n"
        echo "installing system packages: $missing"
        if ! { command -v apt-get >/dev/null && $root true 2>/dev/null; }; then
            echo "No rights to install them here. Please have these packages installed, then run make again:" >&2
            echo "    apt-get install --no-install-recommends $missing" >&2
            exit 1
        fi
        $root apt-get update -qq
        $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    fi
fi

lock=build_spec/requirements.lock
[ "$kind" = run ] || lock=build_spec/requirements-dev.lock
stamp=.venv/.ready-$kind
if [ -e "$stamp" ] && cmp -s "$stamp" "$lock" && [ "$stamp" -nt pyproject.toml ]; then exit 0; fi
if [ "$kind" = run ] && [ -e .venv/.ready-test ] && cmp -s .venv/.ready-test build_spec/requirements-dev.lock; then exit 0; fi
echo "preparing the virtual environment .venv from $lock"
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
cp "$lock" "$stamp"
