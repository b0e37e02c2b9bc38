#!/bin/sh
# Starts Commonplace on Linux. Chromium reads every --switch before a bare -- as its own, so the words of the
# command line go after one; its own switches, which people seldom give, are known by their names and stay in front.
# Commands work
# without a display too: Chromium's headless platform needs none.

here=$(dirname -- "$(readlink -f -- "$0")")

# The arguments are turned round in place, a sh has no other list: the switches go to the end first, then the words.
left=$#
while [ "$left" -gt 0 ]; do
  case $1 in
    --no-sandbox | --user-data-dir=* | --remote-debugging-* | --ozone-* | --lang=* | --password-store=* | \
      --force-* | --disable-* | --enable-* | --proxy-* | --log-level=*) ;;
    *) break ;;
  esac
  set -- "$@" "$1"
  shift
  left=$((left - 1))
done
if [ "$left" -gt 0 ] && [ "$1" = -- ]; then
  shift
  left=$((left - 1))
fi
words=$left

no_display() { [ -z "$DISPLAY" ] && [ -z "$WAYLAND_DISPLAY" ]; }

if [ "$words" = 0 ] && no_display; then
  echo 'There is no display to open a window on. The commands work without one: commonplace --help' >&2
  exit 1
fi

# Chromium doesn't run as root with its sandbox, and says so only on standard error before it ends.
if [ "$(id -u)" = 0 ]; then set -- "$@" --no-sandbox; fi

if [ "$words" -gt 0 ]; then
  set -- "$@" --log-level=3
  if no_display; then
    # Some words open the window all the same; only the app knows which.
    export COMMONPLACE_NO_DISPLAY=1
    set -- "$@" --ozone-platform=headless --disable-gpu
  fi
  set -- "$@" --
fi

while [ "$left" -gt 0 ]; do
  set -- "$@" "$1"
  shift
  left=$((left - 1))
done

exec "$here/commonplace-bin" "$@"
