#!/bin/sh
# Gathers what one target starts from, and runs it: sh tests/fuzz/fuzz.sh TARGET SECONDS
set -eu
cd "$(dirname "$0")"
target=$1
seconds=$2
corpus=corpus/$target
seeds=corpus/seeds-$target
rm -rf "$seeds"
mkdir -p "$corpus" "$seeds"
most=20000

# Every line of these files as a seed of its own: `number name`.
lines() {
  for file in "$@"; do
    sed -e 's/, "expect": .*$/}/' -e 's/, *"labels": .*$/}/' "$file" |
      split -l 1 -a 3 - "$seeds/$(basename "$file" .jsonl)-"
  done
}

case $target in
  pack)
    most=100000
    cp ../packs/neutral.json ../packs/broken/*.json ../../scenarios/*.json "$seeds"
    # The packs that the guides show, which are small enough to be changed in many ways.
    for guide in ../../README.md ../../scenarios/README.md; do
      awk -v out="$seeds/$(basename "$(dirname "$guide")")" '/^```json( pack)?$/ {n++; on=1; next} /^```/ {on=0} on {print > (out "-" n ".json")}' "$guide"
    done
    ;;
  answer) lines ../golden/*.jsonl ;;
  saved) cp seeds/saved/* "$seeds" ;;
  link)
    most=40000
    cp seeds/link/* "$seeds"
    { echo '#pack='; cat ../packs/neutral.json; } > "$seeds/neutral.txt"
    ;;
  text) lines ../golden/*.jsonl ../pushback/replies/*.jsonl ;;
  *) echo "There is no target $target: pack, answer, saved, link, text"; exit 1 ;;
esac

# Overflow checks and debug assertions stand in Cargo.toml. The program has no unsafe code, so that a sanitizer would
# only make it slower.
RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir . --sanitizer none "$target" "$corpus" "$seeds" -- \
  -max_total_time="$seconds" -max_len="$most" -timeout=5 -dict="json.dict" -print_final_stats=1
