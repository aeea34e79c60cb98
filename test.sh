#!/usr/bin/env bash
# Builds with warnings as errors, checks formatting, runs every test, and ends with the line "N passed, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
# Dozens of servers live for a minute each: what the runtime would measure of them to compile them better never pays.
export DOTNET_TieredPGO=0
# A home that cannot be written to (a bare container) must not stop the build.
if [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; then export DOTNET_CLI_HOME="${DOTNET_CLI_HOME:-$(mktemp -d)}"; fi

passed=0 failed=0 skipped=0

finish() {
  local line="$passed passed, $failed failed"
  [ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
  echo "$line"
  [ "$failed" -eq 0 ]
  exit
}

# A step that fails counts as one failure, and nothing after it would mean anything.
step() {
  echo "== $1"
  shift
  "$@" || { failed=$((failed + 1)); finish; }
}

chromium() {
  if [ -n "${CHROMIUM:-}" ]; then [ -x "$CHROMIUM" ]; return; fi
  [ -x /usr/bin/chromium ] && return
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  "${root[@]}" apt-get update -q && "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium
}

# The tests read what the feeds write with ical.js, a calendar parser that is not ours.
calendar_reader() {
  if ! command -v npm > /dev/null; then
    local root=()
    [ "$(id -u)" -eq 0 ] || root=(sudo)
    "${root[@]}" apt-get update -q && "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends nodejs npm || return
  fi
  npm ci --prefix tests/EngagementTracker.Tests/Calendars --ignore-scripts --no-audit --no-fund --loglevel error
}

# It was begun beside the benchmarks, and reports after them.
formatting() {
  wait "$formatting"
  local code=$?
  cat "$formatted"
  rm -f "$formatted"
  return "$code"
}

count() { sed -nE "s/^ *$1: *([0-9]+).*/\1/p" "$2" | tail -1; }

run_tests() {
  local project=$1 report
  echo "== $(basename "$project")"
  report=$(mktemp)
  dotnet run --no-build --project "$project" -- --filter-not-class '*ScreenshotTests' --progress off --ansi off 2>&1 | tee "$report"
  local code=${PIPESTATUS[0]} good bad left
  good=$(count succeeded "$report") bad=$(count failed "$report") left=$(count skipped "$report")
  passed=$((passed + ${good:-0})) failed=$((failed + ${bad:-0})) skipped=$((skipped + ${left:-0}))
  # A run that broke off before it could count is a failure too.
  if [ "$code" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; then failed=$((failed + 1)); fi
  rm -f "$report"
}

step "Chromium" chromium
step "Calendar reader" calendar_reader
step "Restore" dotnet restore --locked-mode
step "Build" dotnet build --no-restore -warnaserror
# The build enforces the code style, and the analyzers with it; what is left is white space, line ends and encodings.
formatted=$(mktemp)
dotnet format whitespace --verify-no-changes --no-restore > "$formatted" 2>&1 &
formatting=$!
step "Benchmarks run" dotnet run --no-build --project tests/EngagementTracker.Benchmarks -- --once
step "Formatting" formatting
for project in tests/*.Tests tests/*.EndToEnd; do run_tests "$project"; done
finish
