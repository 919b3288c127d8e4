#!/usr/bin/env bash
# Trunk's post-build hook: cuts the program into its wings (src/main.rs says where), makes each file
# small, names all of them by their bytes, and seals the build (examples/precache).
source "$(dirname "$0")/env.sh"

stage=$TRUNK_STAGING_DIR
linked=${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/tallywell.wasm
work=target/wings
rm -rf "$work"
mkdir -p "$work/small"

wasm-split-cli "$linked" "$work/cut" --out-name tallywell 2> "$work/cut.log" || { cat "$work/cut.log" >&2; exit 1; }
# The wings are linked against what the program exports by itself.
wasm-bindgen --target web --no-typescript --keep-lld-exports --out-dir "$work/bound" --out-name tallywell \
  "$work/cut/tallywell.wasm"
rm "$work/cut/tallywell.wasm"

FEATURES="--enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext
  --enable-mutable-globals --enable-reference-types --enable-multivalue"
export FEATURES work
shrink() {
  # Each wing has a list of names that it cannot read: said once a file, and the list is stripped anyway.
  # shellcheck disable=SC2086  # a list of flags
  wasm-opt -Oz --strip-debug --strip-producers $FEATURES "$1" -o "$work/small/$(basename "$1")" 2> "$1.log" ||
    { cat "$1.log" >&2; return 1; }
}
export -f shrink
printf '%s\0' "$work"/bound/*.wasm "$work"/cut/*.wasm | xargs -0 -P 2 -I '{}' bash -c 'shrink "$1"' bash '{}'
cp "$work/bound/tallywell.js" "$work/cut/__wasm_split.js" "$work/small/"

hash=$(cd "$work/small" && sha256sum -- * | sha256sum | cut -c 1-16)
# The keys under which a module looks its imports up stay as they are: only addresses change.
sed -i -E \
  -e "s#from \"\./__wasm_split\.js\"#from \"./wings-$hash.js\"#" \
  -e "s#from \"\./tallywell\.js\"#from \"./tallywell-$hash.js\"#" \
  -e "s#'tallywell_bg\.wasm'#'tallywell-${hash}_bg.wasm'#" \
  -e "s#\./split_([a-z]+)\.wasm#./\1-$hash.wasm#" \
  -e "s#\./chunk_([0-9]+)\.wasm#./shared\1-$hash.wasm#" \
  "$work/small/tallywell.js" "$work/small/__wasm_split.js"

grep -q "wings-$hash" "$work/small/tallywell.js" && grep -q "day-$hash" "$work/small/__wasm_split.js" &&
  ! grep -qE '"\./(split|chunk)_' "$work/small/__wasm_split.js" ||
  die "The cutter names its files in another way: see the addresses above."

rm "$stage"/tallywell-*.js "$stage"/tallywell-*_bg.wasm
sed -i -E "s#/tallywell-[0-9a-f]+(_bg\.wasm|\.js)#/tallywell-$hash\1#g" "$stage/index.html"
for file in "$work"/small/*; do
  name=$(basename "$file")
  case $name in
    tallywell.js) name=tallywell-$hash.js ;;
    tallywell_bg.wasm) name=tallywell-${hash}_bg.wasm ;;
    __wasm_split.js) name=wings-$hash.js ;;
    split_*.wasm) name=${name#split_}; name=${name%.wasm}-$hash.wasm ;;
    chunk_*.wasm) name=shared${name#chunk_}; name=${name%.wasm}-$hash.wasm ;;
    *) die "The cutter wrote a file that nobody expects: $name" ;;
  esac
  cp "$file" "$stage/$name"
done

cargo run --quiet --locked --example precache
