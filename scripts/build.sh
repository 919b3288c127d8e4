#!/usr/bin/env bash
# The release build into dist/, skipped when nothing that goes into it has changed.
source "$(dirname "$0")/env.sh"

# Two builds at once would write into the same staging folder.
mkdir -p target
exec 9> target/dist.lock
flock 9

inputs() {
  find src public style docs/hosting examples/precache .cargo -type f -print0
  printf '%s\0' index.html Trunk.toml Cargo.toml Cargo.lock build.rs scripts/env.sh scripts/seal.sh
}

digest=$(inputs | sort -z | xargs -0 sha256sum | sha256sum)
# The sealed worker stands for the whole of dist: it lists every file's digest.
sealed() { cat dist/sw.js dist/_headers 2>/dev/null | sha256sum; }

if [ "$(cat target/dist.stamp 2>/dev/null)" = "$digest $(sealed)" ]; then
  echo "dist/ is up to date"
  exit 0
fi

say "Release build"
started=$SECONDS
cargo fetch --locked --quiet
# The hook's output is checked by itself: Trunk's own words for a failed hook say little.
cargo build --quiet --locked --example precache
# A refused build stays out of dist/, whole as it is: nothing half built may be served or uploaded.
trunk build --release --offline || { rm -rf dist/.stage; exit 1; }
echo "$digest $(sealed)" > target/dist.stamp
echo "dist/ is ready after $((SECONDS - started)) s"
