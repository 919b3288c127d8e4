#!/usr/bin/env bash
# Serves dist/ with the production headers, on this machine only.
source "$(dirname "$0")/env.sh"
cargo build --quiet --locked --example serve
exec target/debug/examples/serve dist "${1:-8080}"
