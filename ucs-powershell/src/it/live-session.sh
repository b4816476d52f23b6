#!/usr/bin/env bash
# Runs the tests of live sessions on Windows (*SessionLiveIT) on Linux: in a Windows Java, with the Windows build of PowerShell 7,
# under Wine. On Windows there is no need for it: "mvn verify" runs the same tests there, where UCS_WINDOWS_PWSH names a pwsh.exe.
#
# Needs Maven, a JDK from 17 on, pip, and UCS_WINDOWS_PWSH: a script that starts the pwsh.exe beside it under Wine. Installs Wine
# with apt-get where it is absent and the caller is root. Arguments go to Maven.
# Exit code: 0 only when at least one test ran, none failed, and no shell outlived them.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/../../../ucs-registry/src/it/windows-java.sh"

no_shell_left() {
  local process
  for _ in $(seq 20); do
    process=
    for each in $(pgrep -f 'pwsh\.exe' || true); do
      if tr '\0' '\n' <"/proc/$each/environ" 2>/dev/null | grep -qxF "WINEPREFIX=$WINEPREFIX"; then process=$each; fi
    done
    [ -n "$process" ] || return 0
    sleep 0.5
  done
  die "a shell outlived the tests: $(tr '\0' ' ' <"/proc/$process/cmdline")"
}

if [ -z "${UCS_WINDOWS_PWSH:-}" ]; then
  say "skipped: UCS_WINDOWS_PWSH is not set"
  exit 0
fi
prepare_windows_java
# .NET wants a Windows of this century, mscoree, and memory that is not written and executed in turns; and a drive without a volume
# has a word on standard error.
export WINEDLLOVERRIDES='winedbg.exe,mshtml=' DOTNET_EnableWriteXorExecute=0
wine winecfg -v win10 >/dev/null 2>&1
wine reg add 'HKLM\Software\Wine\Drives' /v z: /d network /f >/dev/null 2>&1
UCS_WINDOWS_PWSH=$(winepath -w "$(dirname "$(realpath "$UCS_WINDOWS_PWSH")")/pwsh.exe")
export UCS_WINDOWS_PWSH
run_live_tests ucs-powershell -pl ucs-powershell -Dit.test='*SessionLiveIT' -Dfailsafe.failIfNoSpecifiedTests=false "$@"
no_shell_left
say "no shell is left"
