// Chapter 18: what is said into the microphone is what the network hears. The
// microphone is Chromium's own, which plays a file again and again.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { word } from '../../.vitepress/theme/demo/ending.js'
import { demonstrations, says } from './demo.mjs'
import { answer, clips, furthest, likeliest, program, readWav, writeWav } from './sounds.mjs'

// Measured: .01, in the softest frames: samples have 16 bits.
const tolerance = 0.05

const rate = 8000
const silence = (seconds) => Array(seconds * rate).fill(0)
const tone = (seconds, size = 0.3) => Array.from({ length: seconds * rate },
  (_, t) => size * Math.sin(t))
const found = (...parts) => word(Float32Array.from(parts.flat()), rate)

test('a word begins and ends with a quarter of a second around it', () => {
  const { begin, end, over } = found(silence(1), tone(0.4), silence(0.7))
  assert.ok(Math.abs(begin - 0.75 * rate) <= 160, `${begin}`)
  assert.ok(Math.abs(end - 1.65 * rate) <= 160, `${end}`)
  assert.ok(over)
})

test('it is over after a pause, and not within a word', () => {
  assert.equal(found(silence(1), tone(0.4), silence(0.4)).over, false)
  assert.equal(found(tone(0.2), silence(0.2), tone(0.2)).over, false)
  assert.equal(found(silence(1), tone(0.4), silence(0.65)).over, true)
})

test('silence, noise and a click are no word, and end after three seconds', () => {
  for (const sound of [silence(1), tone(1, 0.0005), tone(1, 0.02),
    [silence(0.5), tone(0.02), silence(1)].flat()]) {
    assert.deepEqual(found(sound), { begin: 0, end: 0, over: false })
    assert.deepEqual(found(sound, silence(2.1)).over, true)
  }
  assert.deepEqual(found([]), { begin: 0, end: 0, over: false })
})

test('a click before the word does not belong to it', () => {
  const { begin } = found(silence(0.5), tone(0.02), silence(0.6), tone(0.4),
    silence(0.7))
  assert.ok(Math.abs(begin - 0.87 * rate) <= 160, `${begin}`)
})

test('a word is found in a noise that goes on', () => {
  const sound = tone(2, 0.02).map((x, t) =>
    x + (t >= rate && t < 1.4 * rate ? 0.3 * Math.sin(t / 2) : 0))
  const { begin, end } = found(sound)
  assert.ok(Math.abs(begin - 0.75 * rate) <= 160, `${begin}`)
  assert.ok(Math.abs(end - 1.65 * rate) <= 160, `${end}`)
})

// A clip with twice as many samples a second, by a low-pass between them.
function doubled({ samples, rate }) {
  const reach = 32
  const between = Array.from({ length: 2 * reach }, (_, k) => {
    const t = k - reach + 0.5
    return Math.sin(Math.PI * t) / (Math.PI * t) * (1 + Math.cos(Math.PI * t / reach)) / 2
  })
  const all = Float32Array.from({ length: 2 * samples.length }, (_, n) => n % 2
    ? between.reduce((sum, h, k) => sum + h * (samples[(n >> 1) + k - reach + 1] ?? 0), 0)
    : samples[n / 2])
  return { samples: all, rate: 2 * rate }
}

// A clip, and more than the pause that ends a recording.
const folder = mkdtempSync(join(tmpdir(), 'microphone-'))
after(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'played.wav')
const clip = doubled(readWav(clips[0].file))
const played = { rate: clip.rate,
  samples: Float32Array.from([...Array(clip.rate).fill(0), ...clip.samples]) }
writeWav(file, played)

// What the page tells its worker, and what it is answered.
function listenIn() {
  window.told = []
  window.Worker = class extends Worker {
    constructor(...all) {
      super(...all)
      this.addEventListener('message', ({ data }) => {
        const call = window.told.find(({ id }) => id === data.id)
        if (call) call.answer = data.value
      })
    }

    postMessage(message, ...rest) {
      const [first] = message.argumentList ?? []
      if (first?.value?.samples) window.told.push({ id: message.id, asked: first.value })
      super.postMessage(message, ...rest)
    }
  }
}

// Playwright holds each new thread until it has seen it, and forgets those of
// sounds.
async function letWorkletsBegin(page) {
  const session = await page.context().newCDPSession(page)
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo: { type } }) =>
    type === 'worklet' && session.send('Target.sendMessageToTarget', { sessionId,
      message: '{"id": 1, "method": "Runtime.runIfWaitingForDebugger"}' }))
  await session.send('Target.setAutoAttach',
    { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
}

// Without its own output it has 44100 samples a second, as the file, everywhere.
const show = demonstrations(['--disable-audio-output',
  '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-audio-capture=${file}`],
(page) => page.addInitScript(listenIn))

// As many samples of what is played over and over, from a place on.
const part = (from, count) => Float32Array.from({ length: count },
  (_, t) => played.samples[(from + t) % played.samples.length])

// Where in what is played a recording begins: where the two differ least.
function placeOf(samples) {
  const loudest = samples.reduce((best, x, t) =>
    (Math.abs(x) > Math.abs(samples[best]) ? t : best), 0)
  const first = Math.max(0, loudest - 200)
  const some = samples.slice(first, first + 400)
  const far = (from) => {
    let sum = 0
    for (let t = 0; t < some.length; ++t)
      sum += (some[t] - played.samples[(from + t) % played.samples.length]) ** 2
    return sum
  }
  let best = { sum: Infinity }
  for (let from = 0; from < played.samples.length; ++from) {
    const sum = far(from)
    if (sum < best.sum) best = { sum, from }
  }
  return (best.from - first + played.samples.length) % played.samples.length
}

// Says the number until a recording has no gap, as one has that begins within
// the word or on a machine that is too busy; then the page's own account of it.
async function say(page, demo) {
  let far
  for (let tries = 0; tries < 100; ++tries) {
    const before = await page.evaluate(() => window.told.length)
    await demo.getByRole('button', { name: 'Say a number' }).click()
    await demo.getByRole('button', { name: 'Say a number' }).waitFor()
    const heard = await page.waitForFunction((before) => {
      const last = window.told.at(-1)
      if (document.querySelector('#speech [role=status]').textContent.trim())
        return 'nothing'
      return window.told.length > before && last.answer && { ...last.answer,
        asked: [...last.asked.samples], rate: last.asked.rate[0] }
    }, before)
    const all = await heard.jsonValue()
    if (all === 'nothing') continue
    const samples = Float32Array.from(all.asked)
    const from = placeOf(samples)
    assert.equal(all.rate, played.rate)
    far = furthest(samples, part(from, samples.length))
    if (far < 0.001) return { ...all, samples, from }
  }
  assert.fail(`no recording without a gap: the last one is wrong by ${far}`)
}

const values = (some) => Object.values(some)

test('the coefficients of what is said are the program’s, and so are the words',
  async (t) => {
    const { page, demo, sentence } = await show(t, '18-speech.html', 'speech')
    await letWorkletsBegin(page)
    const sent = []
    page.on('request', (request) => sent.push(request))

    const heard = await say(page, demo)
    const cut = join(folder, 'cut.wav')
    writeWav(cut, { samples: part(heard.from, heard.samples.length), rate: heard.rate })
    const expected = answer(readWav(cut))
    assert.deepEqual(values(heard.kept), expected.kept)
    for (const name of ['logarithms', 'rows']) {
      const far = furthest(values(heard[name]), expected[name])
      t.diagnostic(`${name} differ by at most ${far}`)
      assert.ok(far <= tolerance, `${name}: ${far}`)
    }
    const words = program(cut)
    likeliest({ words: values(heard.words), p: values(heard.p) })
      .forEach(({ word, p }, k) => {
        assert.ok(Math.abs(p - words[k].p) <= 0.002, `${word} ${p}`)
        if (words[k].p > 0.001) assert.equal(word, words[k].word)
      })
    assert.match(await says(sentence, /^You said a number/),
      new RegExp(`the network hears ${words[0].word}, with`))

    // Nothing leaves the page: what is asked for is its own code.
    assert.ok(sent.every((one) => one.method() === 'GET' && !one.postData() &&
      /^(blob:)?http:\/\/127\.0\.0\.1:\d+\/assets\/[^?]*$/.test(one.url())),
    `${sent.map((one) => one.url())}`)
  })
