#!/usr/bin/env bash
# Takes the pictures of every screen in tests/e2e/screens.mjs.
source "$(dirname "$0")/env.sh"
scripts/setup.sh --browsers
cargo build --quiet --locked --example serve
exec node tests/e2e/gallery.mjs
