// The sounds of chapter 18's demonstration: clips that come with the page, and
// what the reader has said.
import andrea from '@wasm/Andrea-20.wav?url'
import anika from '@wasm/anika-40.wav?url'
import henrique from '@wasm/Henrique-12.wav?url'
import quincy from '@wasm/quincy-7.wav?url'
import storm from '@wasm/Storm-3.wav?url'
import zac from '@wasm/zac-16.wav?url'

/** The number that each says. The voices are not those that were learned from. */
export const clips = [
  { voice: 'quincy', number: '7', url: quincy },
  { voice: 'Andrea', number: '20', url: andrea },
  { voice: 'Henrique', number: '12', url: henrique },
  { voice: 'Storm', number: '3', url: storm },
  { voice: 'anika', number: '40', url: anika },
  { voice: 'zac', number: '16', url: zac },
]

const come = []
let last // what was said last, and its number

// A WAV file as espeak-ng writes it: one channel of 16 bits behind 44 bytes.
async function read(url) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`the clip has not come: ${answer.status}`)
  const file = new DataView(await answer.arrayBuffer())
  const samples = Float32Array.from({ length: (file.byteLength - 44) / 2 },
    (_, k) => file.getInt16(44 + 2 * k, true) / 32768)
  return { samples, rate: file.getUint32(24, true) }
}

/** Brings a clip, which comes once. */
export async function bring(number) {
  come[number] ??= await read(clips[number].url)
}

/** The sound of this number, which has come: samples, `rate` of them a second. */
export const sound = (number) => come[number] ?? last.sound

/** Keeps what was said, in the place of what was said before; its number. */
export function keep(sound) {
  last = { sound, number: (last?.number ?? clips.length - 1) + 1 }
  return last.number
}
