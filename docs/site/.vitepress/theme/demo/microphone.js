// The microphone, for a word. What it hears stays in the page.
import { word } from './ending.js'

const reasons = {
  NotAllowedError: 'The browser does not let this page use the microphone.',
  NotFoundError: 'There is no microphone.',
  NotReadableError: 'The microphone cannot be read; another program may use it.',
}
const none = 'The browser has no microphone for this page.'
const nothing = 'No word was heard.'
const clips = ' The clips below need none.'

// As it is: what is meant to help people on the telephone changes the sound.
const wanted = { channelCount: 1, echoCancellation: false,
  noiseSuppression: false, autoGainControl: false }

async function stream() {
  if (!navigator.mediaDevices?.getUserMedia) throw new Error(none + clips)
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: wanted })
  } catch ({ name }) {
    throw new Error((reasons[name] ?? none) + clips)
  }
}

// All blocks behind one another.
function joined(blocks) {
  const all = new Float32Array(blocks.reduce((sum, one) => sum + one.length, 0))
  let end = 0
  for (const one of blocks) {
    all.set(one, end)
    end += one.length
  }
  return all
}

// Until a word is over, or the reader stops it.
async function listen(context, source, stopped, begun) {
  const blocks = []
  const tap = new AudioWorkletNode(context, 'tap')
  await new Promise((resolve) => {
    stopped.addEventListener('abort', resolve)
    if (stopped.aborted) resolve()
    for (const track of source.mediaStream.getTracks()) track.onended = resolve
    tap.port.onmessage = ({ data }) => {
      if (blocks.push(data) === 1) begun()
      if (blocks.length % 32 === 0 && word(joined(blocks), context.sampleRate).over)
        resolve()
    }
    source.connect(tap).connect(context.destination) // which makes it go
  })
  tap.port.onmessage = null
  return joined(blocks)
}

/**
 * A word and the silence around it, as samples and how many there are a second.
 * `begun` is called when the microphone is heard, and the signal `stopped` ends
 * it. Throws what to tell the reader where there is no word.
 */
export async function spoken(stopped, begun) {
  const heard = await stream()
  const context = new AudioContext()
  try {
    await context.audioWorklet.addModule(new URL('./tap.worklet.js', import.meta.url))
    await context.resume()
    const source = context.createMediaStreamSource(heard)
    const samples = await listen(context, source, stopped, begun)
    const { begin, end } = word(samples, context.sampleRate)
    if (!end) throw new Error(nothing)
    return { samples: samples.slice(begin, end), rate: context.sampleRate }
  } finally {
    for (const track of heard.getTracks()) track.stop()
    context.close()
  }
}

/** Lets the reader hear samples. */
export async function play(samples, rate) {
  const context = new AudioContext()
  const buffer = context.createBuffer(1, samples.length, rate)
  buffer.copyToChannel(Float32Array.from(samples), 0)
  const source = new AudioBufferSourceNode(context, { buffer })
  source.connect(context.destination)
  source.onended = () => context.close()
  source.start()
}
