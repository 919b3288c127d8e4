# Sourced by the other scripts: where the pinned tools live, and how messages look.
# Nothing is installed outside this folder, cargo's and npm's own caches, and apt.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

TRUNK=0.21.14
# Its crate and its command line must be the same version: see Cargo.toml.
WASM_BINDGEN=0.2.126
# Must read what the crate wasm_split_helpers (in Cargo.lock, through Leptos) marks.
WASM_SPLIT=0.2.4
# Debian's 108 corrupts the output; 117 to 123 need other flags.
BINARYEN=132.0.0

TOOLS="${TALLYWELL_TOOLS:-$HOME/.cache/tallywell/tools}"
export PATH="$TOOLS/trunk-$TRUNK/bin:$TOOLS/wasm-bindgen-$WASM_BINDGEN/bin:$TOOLS/wasm-split-$WASM_SPLIT/bin:$TOOLS/binaryen-$BINARYEN/node_modules/.bin:$PATH"
export TRUNK_SKIP_VERSION_CHECK=true

# cargo and trunk argue about what NO_COLOR may hold.
unset NO_COLOR

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
die() { printf '\n%s\n' "$*" >&2; exit 1; }
