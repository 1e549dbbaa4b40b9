#!/usr/bin/env bash
# Takes the README's pictures of the window anew, resources/pictures/window-light.png and window-dark.png, on a display of
# its own and with settings of its own: ResNet-50 with a block unfolded, one more block in stage 1, run on the sample cat.
# Look at both afterwards: the times in them are those of this machine while it was taken.
#
#   packaging/screenshots.sh [residua]     the program; by default build/bin/residua, with residua-cli beside it
#
# Needs, as Debian calls them: xvfb xdotool imagemagick fonts-dejavu-core
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=${1:-$root/build/bin/residua}
pictures=$root/resources/pictures
width=1600 height=1000
most=250000 # bytes of a picture

fail() { printf 'screenshots.sh: %s\n' "$*" >&2; exit 1; }

case $program in
-h | --help)
    sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"
    exit 0
    ;;
esac
for tool in Xvfb xdotool import convert; do
    command -v "$tool" >/dev/null || fail "there is no $tool; the packages are named at the top of this script."
done
[ -x "$program" ] || fail "there is no program $program; build it first: packaging/run.sh."

temp=$(mktemp -d)
processes=()
stop() { # the newest first: the program before its display
    local at
    for ((at = ${#processes[@]} - 1; at >= 0; --at)); do
        kill "${processes[at]}" 2>/dev/null || true
        wait "${processes[at]}" 2>/dev/null || true
    done
    processes=()
}
trap 'stop; rm -rf "$temp"' EXIT

# until_true SECONDS WHAT COMMAND...: waits until the command succeeds.
until_true() {
    local limit=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        [ "$SECONDS" -lt "$limit" ] || fail "$what did not happen; the program said: $(cat "$temp/messages" 2>/dev/null)"
        sleep 0.1
    done
}
has_window() { window=$(xdotool search --onlyvisible --class residua 2>/dev/null | head -n 1) && [ -n "$window" ]; }
has_libtorch() { grep -q libtorch_cpu "/proc/$residua/maps"; }
# Processor time of the program so far, in ticks of 10 ms.
ticks() { sed 's/.*) //' "/proc/$residua/stat" | awk '{ print $12 + $13 }'; }
# Nothing has been computed for three seconds: the pass is over and its maps are shown. A blinking caret is not nothing.
is_at_rest() {
    local before quiet
    for quiet in 1 2 3; do
        before=$(ticks)
        sleep 1
        [ $(($(ticks) - before)) -le 5 ] || return 1
    done
}

# What the window shows is said in a workspace file: the network, what is unfolded in the picture and what is selected.
"$(dirname "$program")/residua-cli" show resnet50 >"$temp/resnet50.json"
cat >"$temp/resnet50.residua" <<JSON
{
  "format": "residua/workspace",
  "version": 1,
  "variants": [{"name": "resnet50", "architecture": $(cat "$temp/resnet50.json")}],
  "view": {"level": 1, "unfolded": ["layer1.0"], "selection": "layer1.0.conv3"}
}
JSON

# take light|dark
take() {
    local home=$temp/$1 picture=$pictures/window-$1.png
    mkdir -p "$home/config/residua" "$home/cache" "$home/run"
    chmod 700 "$home/run"
    printf '[General]\nappearance=%s\n' "$1" >"$home/config/residua/residua.conf"

    # The window stands in the corner since no window manager moves it. The display is larger by what the window leaves for a frame.
    Xvfb -displayfd 3 -screen 0 "$((width + 16))x$((height + 48))x24" -nolisten tcp 3>"$home/display" 2>"$home/xvfb" &
    processes+=($!)
    until_true 20 "the start of Xvfb" test -s "$home/display"
    export DISPLAY=:$(cat "$home/display")
    xdotool mousemove $((width - 1)) $((height - 1)) # over nothing that lights up

    # Settings that this machine's desktop may have are left out.
    env -u WAYLAND_DISPLAY -u QT_SCALE_FACTOR -u QT_STYLE_OVERRIDE -u QT_QPA_PLATFORMTHEME QT_QPA_PLATFORM=xcb \
        HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache" XDG_RUNTIME_DIR="$home/run" LC_ALL=C.UTF-8 \
        "$program" "$temp/resnet50.residua" "$root/resources/images/cat.png" 2>"$temp/messages" &
    residua=$!
    processes+=("$residua")
    until_true 30 "the first window" has_window
    until_true 60 "the opening of libtorch" has_libtorch
    until_true 120 "the end of the first pass" is_at_rest

    # By keyboard, as a person would: run after every edit; from the field "style" (Alt+Y) to the depth of stage 1; one more.
    xdotool windowfocus --sync "$window" key --delay 100 ctrl+shift+r alt+y Tab Up
    until_true 120 "the end of the second pass" is_at_rest

    import -window root -crop "${width}x${height}+0+0" +repage "$home/whole.png"
    [ "$(identify -format '%wx%h' "$home/whole.png")" = "${width}x${height}" ] || fail "the picture has another size than ${width}x${height}."
    # At most 256 colours, without dithering, which would make grain of flat areas. Each colour counts some more than it covers:
    # the colour bars are small, and would have steps otherwise.
    local colors=256
    while true; do
        convert \( "$home/whole.png" \) \( "$home/whole.png" -dither None -colors 8000 -unique-colors -scale 100%x4000% \) -append -dither None -treedepth 8 \
            -colors "$colors" -unique-colors "$home/palette.png"
        convert "$home/whole.png" -strip -dither None -remap "$home/palette.png" -define png:compression-level=9 "PNG8:$home/small.png"
        [ "$(stat -c %s "$home/small.png")" -gt "$most" ] && [ "$colors" -gt 64 ] || break
        colors=$((colors / 2))
    done
    mv "$home/small.png" "$picture"
    printf '%s: %s bytes, %s colours\n' "$picture" "$(stat -c %s "$picture")" "$colors"
    stop
}

mkdir -p "$pictures"
take light
take dark
