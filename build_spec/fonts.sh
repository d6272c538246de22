#!/bin/sh
# Installs free faces close to those of GB/T 9704 on Debian: Noto (宋 黑), LXGW WenKai (楷), Fandol (仿宋).
# usage: build_spec/fonts.sh
# Fandol comes inside a TeX package; only its fonts are unpacked, into the fonts of this user.
set -eu
[ "$(uname -s)" = Linux ] && command -v apt-get >/dev/null || {
    echo "This works on Debian and its relatives. Elsewhere choose font files in the print preview, under 字体…" >&2
    exit 1
}
root=""
[ "$(id -u)" = 0 ] || root="sudo"
$root apt-get update -qq
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    fonts-noto-cjk fonts-lxgw-wenkai >/dev/null

target=${XDG_DATA_HOME:-$HOME/.local/share}/fonts/fandol
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && apt-get download -qq texlive-lang-chinese 2>/dev/null && dpkg-deb -x texlive-lang-chinese_*.deb unpacked)
mkdir -p "$target"
find "$work/unpacked" -name 'Fandol*-*.otf' ! -name 'FandolBraille*' -exec cp {} "$target/" \;
! command -v fc-cache >/dev/null || fc-cache "$target"
echo "installed: Noto CJK, LXGW WenKai, and in $target:"
ls "$target"
