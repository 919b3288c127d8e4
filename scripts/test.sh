#!/usr/bin/env bash
# Runs the layers that are named, or all of them, and ends with one line that sums them up. A layer that
# fails does not keep the others from running. No layer leaves a process behind.
source "$(dirname "$0")/env.sh"

ALL=(fmt clippy licences core peer web e2e size)
PASSED=0
FAILED=0
GROUP=
XVFB=
LOG=$(mktemp)

# Ends what this script started and nothing else: the process group of the running step, and Xvfb.
stop_group() {
  [ -n "$GROUP" ] && kill -- "-$GROUP" 2>/dev/null
  GROUP=
}
stop_xvfb() {
  [ -n "$XVFB" ] && kill "$XVFB" 2>/dev/null && wait "$XVFB" 2>/dev/null
  XVFB=
}
trap 'stop_group; stop_xvfb; rm -f "$LOG"' EXIT
trap 'exit 130' INT TERM

# run COMMAND...: in a process group of its own, its output shown and kept in $LOG.
run() {
  local status=0 tee
  exec 4> >(exec tee "$LOG")
  tee=$!
  setsid "$@" >&4 2>&1 4>&- &
  GROUP=$!
  wait "$GROUP" || status=$?
  # Browsers and drivers that outlived a crash belong to the same group.
  stop_group
  exec 4>&-
  wait "$tee"
  return "$status"
}

# one NAME COMMAND...: a check that passes or fails as a whole.
one() {
  local name=$1
  shift
  if run "$@"; then
    PASSED=$((PASSED + 1))
  else
    FAILED=$((FAILED + 1))
    echo "FAILED: $name"
  fi
}

# How libtest and wasm-bindgen-test count.
GOOD='^test result: .*? \K\d+(?= passed)'
BAD='^test result: .*? \K\d+(?= failed)'

# many NAME PATTERN-PASSED PATTERN-FAILED COMMAND...: a runner that counts for itself. A run that breaks
# off (a compile error, a browser that does not start) is one failure, whatever it counted.
many() {
  local name=$1 passed=$2 failed=$3 status=0
  shift 3
  run "$@" || status=$?
  local good bad
  good=$(grep -aoP "$passed" "$LOG" | awk '{ n += $1 } END { print n + 0 }')
  bad=$(grep -aoP "$failed" "$LOG" | awk '{ n += $1 } END { print n + 0 }')
  [ "$status" = 0 ] || [ "$bad" != 0 ] || bad=1
  PASSED=$((PASSED + good))
  FAILED=$((FAILED + bad))
  [ "$bad" = 0 ] || echo "FAILED: $name"
}

layer_fmt() {
  one rustfmt cargo fmt --check
}

layer_clippy() {
  one "clippy, host" cargo clippy --quiet --locked --all-targets -- -D warnings
  # The native tests and the tools are not for wasm32; everything else is.
  one "clippy, wasm32" cargo clippy --quiet --locked --target wasm32-unknown-unknown --lib --bins --test web -- -D warnings
}

layer_licences() {
  one licences node scripts/licences.mjs
}

layer_core() {
  local targets=(--lib --bins --tests --examples)
  if command -v cargo-nextest >/dev/null; then
    # The last line only: a failing test's own output may hold such words as well.
    many "native tests" '^ *Summary.*? \K\d+(?= passed)' '^ *Summary.* \K\d+(?= (failed|timed out))' \
      cargo nextest run --locked "${targets[@]}" --no-tests=pass --no-fail-fast --status-level fail --final-status-level fail
  else
    many "native tests" "$GOOD" "$BAD" cargo test --quiet --locked --no-fail-fast "${targets[@]}"
  fi
  many "examples in the docs" "$GOOD" "$BAD" cargo test --quiet --locked --doc
}

# A second opinion on readability; what cannot be asked for lack of Python is said, not failed.
layer_peer() {
  if ! command -v python3 >/dev/null; then
    echo "readability: NOT COMPARED, there is no python3 on this machine"
    return 0
  fi
  one "readability against textstat" python3 tests/peer/readability.py
}

layer_web() {
  local browser display
  export WASM_BINDGEN_TEST_TIMEOUT=300 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=30
  # The drivers put their profiles there: the disk of the project, not memory.
  mkdir -p target/web
  export TMPDIR=$PWD/target/web
  local web=(cargo test --locked --target wasm32-unknown-unknown --test web)
  for browser in ${BROWSERS:-chromium webkit}; do
    say "In $browser"
    case $browser in
      chromium)
        many "browser tests in Chromium" "$GOOD" "$BAD" \
          env CHROMEDRIVER="$(command -v chromedriver)" "${web[@]}"
        ;;
      webkit)
        # The server takes a free display by itself and says which.
        exec 3< <(exec Xvfb -displayfd 1 -screen 0 1280x1280x24 -nolisten tcp 2>/dev/null)
        XVFB=$!
        read -r -t 30 display <&3 || return
        many "browser tests in WebKit" "$GOOD" "$BAD" \
          env DISPLAY=":$display" SAFARIDRIVER="$(command -v WebKitWebDriver)" "${web[@]}"
        stop_xvfb
        exec 3<&-
        ;;
    esac
  done
  unset TMPDIR
  rm -rf target/web
}

layer_e2e() {
  # Without its build the layer must fail, not try an older one.
  scripts/build.sh || return
  cargo build --quiet --locked --example precache --example serve || return
  local name files=()
  for name in tests/e2e/*.test.mjs; do
    [[ $name == */*${ONLY:-}*.test.mjs ]] && files+=("$name")
  done
  many "end to end" '(?<=^# pass |^ℹ pass )\d+' '(?<=^# fail |^ℹ fail )\d+' \
    node --test --test-reporter=spec --test-concurrency="${JOBS:-1}" "${files[@]}"
}

layer_size() {
  scripts/build.sh || return
  one "size budget" cargo run --quiet --locked --example precache -- --check dist
}

needs_browsers() {
  local layer
  for layer in "$@"; do
    case $layer in web | e2e) return 0 ;; esac
  done
  return 1
}

layers=("$@")
[ ${#layers[@]} -gt 0 ] || layers=("${ALL[@]}")
if needs_browsers "${layers[@]}"; then
  scripts/setup.sh --browsers
else
  scripts/setup.sh
fi

for layer in "${layers[@]}"; do
  say "$layer"
  started=$SECONDS
  # A preparation that fails (a build) must not end the script before the sum is written.
  set +e
  before=$FAILED
  "layer_$layer"
  status=$?
  set -e
  if [ "$status" != 0 ] && [ "$FAILED" = "$before" ]; then
    FAILED=$((FAILED + 1))
    echo "FAILED: $layer could not run"
  fi
  echo "$layer: $((SECONDS - started)) s"
done

printf '\n%s passed, %s failed\n' "$PASSED" "$FAILED"
[ "$FAILED" = 0 ]
