#!/usr/bin/env bash
# The figures that the README states: builds what is measured, then measures. ONLY=tap,cold for a part.
source "$(dirname "$0")/env.sh"
scripts/setup.sh --browsers
[ -n "${DIST:-}" ] || scripts/build.sh
cargo build --quiet --locked --example serve
# The core at full optimisation, and with the settings of the shipped build.
cargo build --quiet --locked --profile bench-native --example bench_fold
cargo build --quiet --locked --release --example bench_fold
exec node tests/bench/run.mjs
