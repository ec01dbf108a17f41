import numbers from '@wasm/numbers.bin?url'
import { percent, two } from '../numbers.js'
import Alignment from '../pictures/Alignment.vue'
import { numbersAt } from '../trained.js'
import { edge, readWords, steps } from '../translations.js'
import { bytes, lines, warning } from '../words.js'

let network

// The network, as demos/weights.cpp writes it. It comes once.
async function trained() {
  if (network) return network
  const [source, target, E, H, ...rest] = await numbersAt(numbers)
  const words = source + target
  network = { source: rest.slice(0, source), target: rest.slice(source, words),
    E: [E], H: [H], weights: rest.slice(words) }
  return network
}

function translation({ said, p }) {
  const made = said.length ? `The translation is “${lines(said).join(' ')}”`
    : 'The translation has no word'
  return `${made}, with ${percent(p[0])}.`
}

// Where the step that the reader has chosen looked most.
function look(values, chosen) {
  const all = steps(values)
  const { word, alpha } = all[Math.min(chosen, all.length - 1)]
  const most = Math.max(...alpha)
  return ` ${word === edge ? 'The end' : `“${word}”`} looked most at ` +
    `“${lines(values.words)[alpha.indexOf(most)]}” (${two(most)}).`
}

export default {
  title: 'Write a number in English words, and a network says it in French',
  given: trained,
  controls: [
    { name: 'text', label: 'the number', longest: 200,
      value: 'four thousand three hundred and ninety two' },
    { name: 'beam', label: 'beginnings that are kept', min: 1, max: 5, step: 1,
      value: 1 },
  ],
  state: () => ({ chosen: 0 }), // the number of a step
  inputs: ({ text, beam }) => ({ text: bytes(text), beam: [beam] }),
  picture: Alignment,
  charts: () => [],
  sentence({ chosen }, values) {
    if (!values.p) return 'There is no word to be read.'
    return translation(values) + look(values, chosen) +
      warning(readWords(values))
  },
}
