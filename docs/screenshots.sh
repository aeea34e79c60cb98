#!/usr/bin/env bash
# Starts the product with its demo and makes the pictures in docs/screenshots anew.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
dotnet build tests/EngagementTracker.EndToEnd
dotnet run --no-build --project tests/EngagementTracker.EndToEnd -- --filter-class '*ScreenshotTests' --explicit only
ls -l docs/screenshots
