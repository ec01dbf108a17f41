#!/bin/sh
# part_two.sh DATA WEAVE [OPTIONS]: checks what the pages of Part II show, where
# the data that its chapters read are there.
data=$1 weave=$2
shift 2
[ -d "$data" ] || { echo "skipped: no $data, which .ci/data makes"; exit 77; }
exec "$weave" --check --part 2 "$@"
