// Which part of a recording is a word, by its loudness alone.

const margin = 0.25    // seconds that stay on both sides of the word
const pause = 0.6      // that tell that it is over
const least = 0.1      // of a word
const longest = 3      // of a recording
const silent = 1e-6    // a mean square: samples of .001
const decibels30 = 1e3 // what is softer than the loudest by more is no word
const above = 4        // times what is there all the time

// The mean squares of what is as long as a hundredth of a second, each as the
// median of five around it: a click of a key is shorter than three.
function loudness(samples, size) {
  const powers = Array.from({ length: Math.floor(samples.length / size) }, (_, k) =>
    samples.subarray(k * size, (k + 1) * size)
      .reduce((sum, x) => sum + x * x, 0) / size)
  return powers.map((_, k) => {
    const around = powers.slice(Math.max(0, k - 2), k + 3).sort((a, b) => a - b)
    return around[around.length >> 1]
  })
}

/**
 * Where a word begins and ends in samples, with some silence on both sides, and
 * whether it is over. `end` is 0 where there is none.
 */
export function word(samples, rate) {
  const size = Math.round(rate / 100)
  const powers = loudness(samples, size)
  const noise = [...powers].sort((a, b) => a - b)[Math.floor(powers.length / 10)]
  const loudest = Math.max(silent, ...powers)
  const bound = Math.max(silent, loudest / decibels30, above * noise || 0)
  const loud = [...powers.keys()].filter((k) => powers[k] >= bound)
  const late = samples.length >= longest * rate
  if (loud.length * size < least * rate) return { begin: 0, end: 0, over: late }

  const first = loud[0] * size, last = (loud.at(-1) + 1) * size
  return { begin: Math.max(0, Math.round(first - margin * rate)),
    end: Math.min(samples.length, Math.round(last + margin * rate)),
    over: late || samples.length - last >= pause * rate }
}
