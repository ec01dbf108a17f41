// The networks of chapter 14, and the texts that they read and answer with.
import sentences from '@wasm/sentences.bin?url'
import topics from '@wasm/topics.bin?url'
import { numbersAt } from './trained.js'
import { lines } from './words.js'

/** In the order of their numbers. Each has examples for the reader to begin with. */
export const networks = [
  {
    label: 'sentences: is it good?',
    url: sentences,
    examples: [
      'the film is not good',
      'nobody thinks that the film is not good',
      'the film was good but the soup is bad',
      'i deny that the garden is warm although my phone is weak',
      'The pudding is hardly bad',
    ],
  },
  {
    label: 'packages: what is it for?',
    url: topics,
    examples: [
      'puzzle game with falling blocks',
      'Python library that reads and writes audio files',
      'editor for the text of programs',
      'backup of databases over the network',
      'a game about mail',
    ],
  },
]

// A network, as demos/weights.cpp writes it.
function parts(numbers) {
  const [known, classes, E, H, directions, pooling, ...rest] = numbers
  const names = known + classes
  return { known: rest.slice(0, known), classes: rest.slice(known, names),
    E: [E], H: [H], directions: [directions], pooling: [pooling],
    weights: rest.slice(names) }
}

const come = []

/** The network of this number, which comes once. */
export async function trained(number) {
  if (come[number]) return come[number]
  return (come[number] = parts(await numbersAt(networks[number].url)))
}

/** The words that it knows, when it has come. */
export const knownWords = (number) => lines(come[number]?.known ?? [])

/** What the C++ has answered, word by word. */
export const readWords = ({ words, is_known, moved, so_far }) =>
  lines(words).map((word, k) =>
    ({ word, known: !!is_known[k], moved: moved[k], soFar: so_far[k] }))

/** How a probability changes without a word, as the chapter's program says it. */
export const without = ({ moved }) => {
  const size = Math.abs(moved).toFixed(3)
  return size === '0.000' ? size : (moved > 0 ? '−' : '+') + size
}
