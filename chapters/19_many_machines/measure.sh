#!/usr/bin/env bash
# How long steps of training take for ranks that are near and for ranks that are
# far: on one machine, and on up to four that are made here, each a network
# namespace of its own with a line to a common switch whose rate is limited. All
# share the processors of this machine, and no rank is bound to one: each machine's
# would be to the first. By turns, several rounds, as root:
#     chapters/19_many_machines/measure.sh build/chapters/19_many_machines FILE [ROUNDS]
set -euo pipefail
program=$(realpath "$1") file=$(realpath "$2") rounds=${3:-3}
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1

end() {
  for name in switch one two three four; do
    ip netns del "book-$name" 2> /dev/null || true
  done
}
trap end EXIT
end
ip netns add book-switch
ip -n book-switch link add bridge type bridge
ip -n book-switch link set bridge up
number=1
for name in one two three four; do
  ip netns add "book-$name"
  ip -n book-switch link add "to-$name" type veth peer name line netns "book-$name"
  ip -n book-switch link set "to-$name" master bridge up
  ip -n "book-$name" link set lo up
  ip -n "book-$name" address add "10.99.0.$number/24" dev line
  ip -n "book-$name" link set line up
  number=$((number + 1))
done

# What a machine sends, and what is sent to it, goes through a bucket of tokens.
# A bucket that holds more than a packet would pass that much at once, so packets
# are small where the line is slow; where it is fast, many small ones would cost
# more of the processors than the line takes.
limit() { # RATE BUCKET PACKET, or none
  for name in one two three four; do
    for line in "book-$name line" "book-switch to-$name"; do
      read -r place device <<< "$line"
      tc -n "$place" qdisc del dev "$device" root 2> /dev/null || true
      if [ "$1" = none ]; then
        ip -n "$place" link set "$device" mtu 9000 gso_max_segs 65535
      else
        ip -n "$place" link set "$device" mtu "$3" gso_max_segs 1
        tc -n "$place" qdisc add dev "$device" root tbf \
          rate "$1" burst "$2" latency 100ms
      fi
    done
  done
}

# Open MPI's daemons are started as if by ssh, which these machines have not.
agent=$(mktemp) one=$(mktemp)
trap 'end; rm -f "$agent" "$one"' EXIT
cat > "$agent" << 'AGENT'
#!/bin/bash
name=$1
shift
exec ip netns exec "book-$name" unshare --uts bash -c 'hostname "$0"; eval "$@"' "$name" "$*"
AGENT
chmod +x "$agent"

run() { # NETWORK OPTIONS...; what the program writes is added to the file
  local network=$1
  shift
  : > "$one"
  "$@" --network "$network" --times "$one" > /dev/null
  [ -s "$file" ] || head -n 1 "$one" > "$file"
  tail -n 1 "$one" >> "$file"
}
near() { # RANKS OPTIONS...
  local ranks=$1
  shift
  run memory mpirun --oversubscribe --bind-to none -n "$ranks" "$program" "$@"
}
far() { # NETWORK RANKS OPTIONS...
  local network=$1 ranks=$2 hosts
  shift 2
  hosts=$(echo one two three four | cut -d ' ' -f "1-$ranks" | tr ' ' ,)
  run "$network" ip netns exec book-one \
    unshare --uts bash -c 'hostname one; exec "$@"' - mpirun --mca plm_rsh_agent "$agent" --mca btl self,tcp \
    --mca btl_tcp_if_include 10.99.0.0/24 --mca oob_tcp_if_include 10.99.0.0/24 \
    --mca mpi_yield_when_idle 1 --bind-to none --host "$hosts" -n "$ranks" \
    "$program" "$@"
}

cases=(
  "--units 16 --windows 15360 --epochs 1"
  "--units 64 --windows 7680 --epochs 1"
  "--units 256 --windows 3072 --epochs 1"
  "--units 64 --windows 81920 --epochs 1 --batch 16384 --shards 1024"
)
for ((round = 1; round <= rounds; ++round)); do
  for options in "${cases[@]}"; do
    # shellcheck disable=SC2086 # several words
    for ranks in 1 2 4; do near $ranks $options; done
    for network in "no limit" "1 Gbit/s" "100 Mbit/s"; do
      case $network in
        "1 Gbit/s") limit 1gbit 10kb 9000 ;;
        "100 Mbit/s") limit 100mbit 2kb 1500 ;;
        *) limit none ;;
      esac
      # shellcheck disable=SC2086
      for ranks in 2 4; do far "$network" $ranks $options; done
    done
  done
done
