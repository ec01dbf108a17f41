import { percent } from '../numbers.js'
import Classifier from '../pictures/Classifier.vue'
import { networks, readWords, trained } from '../texts.js'
import { bytes, lines, warning } from '../words.js'

// The word whose loss would cost the class most.
function reason({ p, chosen }, words) {
  const best = words.reduce((one, other) => (other.moved > one.moved ? other : one))
  if (best.moved < 0.0005) return ' No single word decides that.'
  return ` What speaks for it most is “${best.word}”: without that word it would ` +
    `be ${percent(p[chosen] - best.moved)}.`
}

export default {
  title: 'Write a sentence, and a network says of which class it is',
  given: ({ network }) => trained(network),
  controls: [
    { name: 'network', label: 'the network', value: 0,
      options: networks.map(({ label }, value) => ({ value, label })) },
    { name: 'text', label: 'the sentence', longest: 200,
      value: networks[0].examples[0] },
  ],
  inputs: ({ text }) => ({ text: bytes(text) }),
  picture: Classifier,
  charts: () => [],
  sentence(_, values) {
    if (!values.p) return 'There is no word to be read.'
    const words = readWords(values)
    const [chosen] = values.chosen
    return `The likeliest class is ${lines(values.classes)[chosen]}, with ` +
      `${percent(values.p[chosen])}.${reason(values, words)}${warning(words)}`
  },
}
