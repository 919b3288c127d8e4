#!/usr/bin/env bash
# Installs what is missing, pinned, once: `setup.sh` for building and serving, `setup.sh --browsers`
# for the tests as well. A second run only looks.
source "$(dirname "$0")/env.sh"

need() {
  command -v "$1" >/dev/null || die "Tallywell needs $1. $2"
}

# install_crate CRATE VERSION FOLDER PROGRAM [OPTION...]: a fast compile instead of a fast tool; the tools
# run for seconds.
install_crate() {
  local name=$1 version=$2 folder=$TOOLS/$3 program=$4 started=$SECONDS
  shift 4
  # The program is tried as well, so that an install cut short or a file broken since is done again.
  if ! grep -qsF "\"$name $version " "$folder/.crates.toml" || ! "$folder/bin/$program" --help >/dev/null 2>&1; then
    say "Building $name $version (once; some minutes)"
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=0 \
      CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      cargo install "$name" --version "=$version" --locked --root "$folder" --target-dir "$TOOLS/build" "$@"
    rm -rf "$TOOLS/build"
    echo "$name $version is ready after $((SECONDS - started)) s"
  fi
}

packages_missing() {
  local name
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || printf '%s ' "$name"
  done
}

setup_build() {
  need cargo "Install Rust 1.95 or newer with rustup: https://rustup.rs"
  need rustc "Install Rust 1.95 or newer with rustup: https://rustup.rs"
  need node "Install Node.js 20 or newer: https://nodejs.org"
  need npm "Install Node.js 20 or newer: https://nodejs.org"
  need cc "Install a C linker (Debian: apt-get install build-essential)."
  # Each of these asks the machine a few milliseconds' question and does nothing when all is there.
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
    need rustup "It adds the wasm32-unknown-unknown target; or install that target another way."
    say "Adding the wasm32 target"
    rustup target add wasm32-unknown-unknown
  fi
  mkdir -p "$TOOLS"
  install_crate trunk "$TRUNK" "trunk-$TRUNK" trunk
  install_crate wasm-bindgen-cli "$WASM_BINDGEN" "wasm-bindgen-$WASM_BINDGEN" wasm-bindgen
  install_crate wasm_split_cli_support "$WASM_SPLIT" "wasm-split-$WASM_SPLIT" wasm-split-cli --features build-binary
  if ! "$TOOLS/binaryen-$BINARYEN/node_modules/.bin/wasm-opt" --version >/dev/null 2>&1; then
    say "Installing wasm-opt (binaryen $BINARYEN)"
    npm install --prefix "$TOOLS/binaryen-$BINARYEN" --no-save --no-audit --no-fund --loglevel=error "binaryen@$BINARYEN"
  fi
}

setup_browsers() {
  local missing
  if command -v dpkg-query >/dev/null; then
    missing=$(packages_missing chromium chromium-driver webkit2gtk-driver xvfb)
  else
    missing=""
    for name in chromium chromedriver WebKitWebDriver Xvfb; do
      command -v "$name" >/dev/null || missing+="$name "
    done
  fi
  if [ -n "$missing" ]; then
    command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] ||
      die "The browser tests need: $missing
Without apt and root this script cannot install them. On Debian or Ubuntu, as root:
  apt-get install chromium chromium-driver webkit2gtk-driver xvfb
Elsewhere put chromium, chromedriver, WebKitWebDriver and Xvfb on the PATH."
    say "Installing the browsers: $missing"
    apt-get update -q
    # shellcheck disable=SC2086  # a list of names
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
  fi
  local stamp=tests/e2e/node_modules/.stamp want
  want=$(cat tests/e2e/package.json tests/e2e/package-lock.json | sha256sum)
  if [ "$(cat "$stamp" 2>/dev/null)" != "$want" ]; then
    say "Installing playwright-core and axe-core"
    (cd tests/e2e && npm ci --no-audit --no-fund --loglevel=error)
    echo "$want" > "$stamp"
  fi
}

setup_build
[ "${1:-}" = --browsers ] && setup_browsers
exit 0
