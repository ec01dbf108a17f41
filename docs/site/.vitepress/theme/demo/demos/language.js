import novels from '@wasm/novels.bin?url'
import { codePoints, quoted, ranked } from '../letters.js'
import { percent } from '../numbers.js'
import Writer from '../pictures/Writer.vue'
import { numbersAt } from '../trained.js'

let network

// The network, as demos/weights.cpp writes it. It comes once.
async function trained() {
  if (network) return network
  const numbers = await numbersAt(novels)
  const [count, E, H] = numbers
  network = { letters: numbers.slice(3, 3 + count), E: [E], H: [H],
    weights: numbers.slice(3 + count) }
  return network
}

// So many letters would be as uncertain, if all were equally likely.
const choices = (p) =>
  Math.exp(-p.reduce((sum, one) => sum + (one > 0 ? one * Math.log(one) : 0), 0))

const unknown = ({ text }, { letters }) =>
  [...new Set(text)].filter((one) => !letters.includes(one.codePointAt(0)))

function warning(missing) {
  if (!missing.length) return ''
  const [are, each] = missing.length > 1 ? ['are', 'each '] : ['is', '']
  return ` The network has never seen ${missing.join(' ')}, which ${are} ` +
    `${each}read as the one sign for all that is unknown.`
}

export default {
  title: 'Begin a sentence, and a network that has read novels goes on',
  given: trained,
  controls: [
    { name: 'text', label: 'the beginning', longest: 200, value: 'It was' },
    { name: 'temperature', label: 'the temperature τ', min: 0.2, max: 1.5,
      step: 0.1, value: 0.5 },
    { name: 'seed', label: 'the seed', min: 1, max: 9, step: 1, value: 1 },
  ],
  state: () => ({ written: [], writing: false }),
  inputs: (settings) => ({
    text: codePoints(settings),
    temperature: [settings.temperature],
    seed: [settings.seed],
    drawn: [settings.written.filter(({ drawn }) => drawn).length],
  }),
  picture: Writer,
  charts: () => [],
  sentence(settings, values) {
    if (settings.writing) return 'The network writes on.'
    const [{ letter, p }] = ranked(values)
    return `The likeliest next letter is ${quoted(letter)}, with ${percent(p)}. ` +
      `What follows is as uncertain as if ${choices(values.p).toFixed(1)} letters ` +
      `were equally likely.${warning(unknown(settings, values))}`
  },
}
