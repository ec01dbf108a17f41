// Sounds, in the tests of chapter 18's demonstration.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { native } from './demo.mjs'

const build = process.env.LSTM_SITE_BUILD
const weights = new URL('../../weights/spoken.npz', import.meta.url).pathname

/** The clips of the page, in their order. */
export const clips = [['quincy', '7'], ['Andrea', '20'], ['Henrique', '12'],
  ['Storm', '3'], ['anika', '40'], ['zac', '16']].map(([voice, number]) =>
  ({ voice, number, file: `${build}/site/wasm/${voice}-${number}.wav` }))

/** A WAV file of one channel of 16 bits: samples, `rate` of them a second. */
export function readWav(file) {
  const bytes = readFileSync(file)
  const samples = Float32Array.from({ length: (bytes.length - 44) / 2 },
    (_, k) => bytes.readInt16LE(44 + 2 * k) / 32768)
  return { samples, rate: bytes.readUInt32LE(24) }
}

/** Writes such a file. */
export function writeWav(file, { samples, rate }) {
  const bytes = Buffer.alloc(44 + 2 * samples.length)
  bytes.write('RIFF')
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8)
  ;[16, 1 + (1 << 16), rate, 2 * rate, 2 + (16 << 16)].forEach((number, k) =>
    bytes.writeUInt32LE(number, 16 + 4 * k))
  bytes.write('data', 36)
  bytes.writeUInt32LE(2 * samples.length, 40)
  samples.forEach((x, k) =>
    bytes.writeInt16LE(Math.max(-32768, Math.min(32767, Math.round(32768 * x))),
      44 + 2 * k))
  writeFileSync(file, bytes)
}

/** The network of the page: words and the rest, as the first call brings it. */
export function network() {
  const file = readFileSync(`${build}/site/wasm/spoken.bin`)
  const [words, H, ...rest] = new Float32Array(new Uint8Array(file).buffer)
  return { words: rest.slice(0, words), H: [H], weights: rest.slice(words) }
}

const line = (settings) => 'speech ' + Object.entries(settings)
  .map(([name, numbers]) => `${name}=${Array.from(numbers).join()}`).join(' ')

/** What the C++ of this machine says of a sound. */
export const answer = ({ samples, rate }, brought = network()) =>
  Object.fromEntries(native([line({ ...brought, samples, rate: [rate] })]))

/** The likeliest words of a file with their probabilities, by the program. */
export function program(file) {
  const said = execFileSync(`${build}/chapters/18_speech`,
    ['--load', weights, '--hear', file], { encoding: 'utf8' })
  return said.trim().split('\n').map((one) => {
    const [word, p] = one.trim().split(/ +/)
    return { word, p: Number(p) }
  })
}

/** The same from what a demonstration answers. */
export const likeliest = ({ words, p }) =>
  Buffer.from(words).toString().split('\n').map((word, k) => ({ word, p: p[k] }))
    .sort((one, other) => other.p - one.p).slice(0, 3)

/** The largest difference of two lists of numbers of the same length. */
export function furthest(one, other) {
  if (one.length !== other.length)
    throw new Error(`${one.length} numbers, expected ${other.length}`)
  return one.reduce((most, x, k) => Math.max(most, Math.abs(x - other[k])), 0)
}
