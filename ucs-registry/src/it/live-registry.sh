#!/usr/bin/env bash
# Runs the live tests of ucs-registry (*LiveIT), the demonstration and the logon script on Linux, in a Windows Java and a Windows
# PowerShell under Wine.
# On Windows there is no need for it: "mvn verify" runs the same tests there.
#
# Needs Maven, a JDK from 17 on, and pip. Installs Wine with apt-get where it is absent and the caller is root.
# Exit code: 0 only when at least one live test ran and none failed, and the demonstration and the logon script told
# the truth.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/windows-java.sh"

module=ucs-registry
demo_module=ucs-powershell
export=${UCS_CORPORA:+$(realpath "$UCS_CORPORA")/reg/office-lync-v5.reg}

survey() {
  timeout --kill-after=5 "$seconds" "$java" -Dfile.encoding=UTF-8 -cp "$classpath" groovy.ui.GroovyMain --encoding=UTF-8 \
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
  [ -s "$work/expected.txt" ] || { cat "$work/folder.txt" >&2; die "the demonstration said nothing of the export"; }
  diff "$work/expected.txt" "$work/actual.txt" >&2 || die "the demonstration says of the live registry what it does not say of the export"
  say "the demonstration says the same of the live registry and of the export: $(tail -n 1 "$work/actual.txt")"
}

# Keys and values of an export, in the order of their lines, without what stands before the first key.
content() { iconv -f UTF-16 -t UTF-8 "$1" | tr -d '\r' | sed -n '/^\[/,$p' | sed '/^$/d'; }

readings() {
  timeout --kill-after=5 "$seconds" "$java" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp "$classpath" groovy.ui.GroovyMain \
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

prepare_windows_java
# Windows programs see the files of Linux below drive Z.
[ -z "${UCS_CORPORA:-}" ] || UCS_CORPORA=$(winepath -w "$(realpath "$UCS_CORPORA")")
# The module of the demonstration comes along to be compiled and to tell its class path.
run_live_tests "$module" -pl "$module,$demo_module" dependency:build-classpath -Dmdep.outputFile=target/test.classpath \
  -Dmdep.includeScope=test -Dmdep.pathSeparator=';' "$@"
run_demonstration
run_logon_script
