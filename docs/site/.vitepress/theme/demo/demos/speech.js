import spoken from '@wasm/spoken.bin?url'
import { ranked } from '../heard.js'
import { percent } from '../numbers.js'
import Listener from '../pictures/Listener.vue'
import { bring, clips, sound } from '../sounds.js'
import { numbersAt } from '../trained.js'

let network

// The network, as demos/weights.cpp writes it. It comes once.
async function trained() {
  if (network) return network
  const [words, H, ...rest] = await numbersAt(spoken)
  network = { words: rest.slice(0, words), H: [H], weights: rest.slice(words) }
  return network
}

function said(number) {
  const clip = clips[number]
  return clip ? `The voice ${clip.voice} says ${clip.number}` : 'You said a number'
}

export default {
  title: 'Say a number, and a network tells which it was',
  async given() {
    await bring(0)
    return trained()
  },
  controls: [],
  state: () => ({ sound: 0 }), // the number of a clip, or of what was said
  inputs({ sound: number }) {
    const { samples, rate } = sound(number)
    return { samples, rate: [rate] }
  },
  picture: Listener,
  charts: () => [],
  sentence({ sound }, values) {
    const [first, second] = ranked(values)
    return `${said(sound)}, and the network hears ${first.word}, with ` +
      `${percent(first.p)}. Next comes ${second.word}, with ${percent(second.p)}.`
  },
}
