// Chapter 18: a network hears which number a clip says.
import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { test } from 'node:test'
import { webAssembly } from '../module.mjs'
import { demonstrations, says } from './demo.mjs'
import { answer, clips, furthest, likeliest, network, program, readWav } from './sounds.mjs'

const show = demonstrations()
const chapter = '18-speech.html'
const build = process.env.LSTM_SITE_BUILD
const filters = 24, features = 26
const tolerance = 1e-3 // of what single precision sums in another order

// A tone of this frequency between two silences of a quarter of a second.
function tone(hertz, rate) {
  const samples = Float32Array.from({ length: rate }, (_, t) =>
    t >= rate / 4 && t < 3 * rate / 4 ? 0.5 * Math.sin(2 * Math.PI * hertz * t / rate) : 0)
  return { samples, rate }
}

// Two words and a unit in each direction, all of whose weights are 0, so that
// the biases of the words alone decide.
const size = 2 * (4 * (52 + 1 + 1)) + 2 * 2
const byHand = { words: [97, 10, 98], H: [1],
  weights: [...Array(size).fill(0), Math.log(3), 0] }

test('by hand: biases of log 3 and 0 make three quarters and one', () => {
  const { words, p } = answer(tone(1000, 8000), byHand)
  assert.deepEqual(words, byHand.words)
  assert.ok(furthest(p, [0.75, 0.25]) < 1e-6, `${p}`)
})

test('by hand: a tone’s frames, and the filter that it is in', () => {
  const { samples, logarithms, kept, rows } = answer(tone(1000, 8000), byHand)
  assert.equal(samples.length, 8000)
  assert.equal(logarithms.length, 98 * filters) // (8000 − 200) / 80 + 1
  // Of the frames that hear it the first begins at 1840 and hears little of it,
  // the next at 1920; so do the last two at the end. Three more are kept.
  assert.ok([20, 21].includes(kept[0]), `${kept}`)
  assert.ok([77, 78].includes(kept[1]), `${kept}`)
  assert.equal(rows.length, (kept[1] - kept[0]) * features)
  // 1000 Hz are 1000 mel, between peaks at 954 and 1037 of filters 10 and 11.
  const frame = logarithms.slice(50 * filters, 51 * filters)
  const loudest = frame.indexOf(Math.max(...frame))
  assert.ok([9, 10].includes(loudest), `${loudest}`)
})

test('of each cepstrum the mean is 0, and its differences stand beside it', () => {
  const { rows } = answer(readWav(clips[0].file), byHand)
  const at = (t, k) => rows[t * features + k]
  const T = rows.length / features
  for (let k = 0; k < features / 2; ++k) {
    const mean = Array.from({ length: T }, (_, t) => at(t, k))
      .reduce((sum, x) => sum + x) / T
    assert.ok(Math.abs(mean) < 1e-7, `${mean}`)
    for (let t = 1; t + 1 < T; ++t)
      assert.ok(Math.abs(at(t, 13 + k) - (at(t + 1, k) - at(t - 1, k)) / 2) < 1e-7)
  }
})

test('from 16000 samples a second a tone becomes the same tone', () => {
  const { samples } = answer(tone(1000, 16_000), byHand)
  const middle = [3000, 5000]
  assert.ok(furthest(samples.slice(...middle),
    tone(1000, 8000).samples.slice(...middle)) < 1e-3)
})

test('too short a sound, too long a one and a rate too low are refused', () => {
  const refused = (samples, rate, reason) =>
    assert.throws(() => answer({ samples, rate }, byHand), reason)
  refused([0.1, 0.2], 8000, /2 samples are less than three frames/)
  refused(Array(80_001).fill(0), 8000, /samples has 80001 numbers, at most 80000/)
  refused(Array(800).fill(0), 7999, /rate is 7999, expected 8000 to 192000/)
})

for (const { voice, number, file } of clips)
  test(`the chapter’s program says the same of ${voice}’s ${number}`, () => {
    const said = program(file)
    likeliest(answer(readWav(file))).forEach(({ word, p }, k) => {
      assert.ok(Math.abs(p - said[k].p) <= 0.00051)
      if (said[k].p > 0.001) assert.equal(word, said[k].word)
    })
  })

test('WebAssembly has the same coefficients of each clip, and the same words',
  async () => {
    const module = await webAssembly()
    const demonstration = new module.Demonstration('speech')
    for (const { file } of clips) {
      const sound = readWav(file)
      const there = demonstration.run({ ...network(), ...sound, rate: [sound.rate] })
      assert.equal(there.error, undefined)
      const here = answer(sound)
      assert.deepEqual([...there.words], here.words)
      assert.deepEqual([...there.kept], here.kept)
      for (const name of ['samples', 'logarithms', 'rows', 'p'])
        assert.ok(furthest(there[name], here[name]) <= tolerance,
          `${file}: ${name} by ${furthest(there[name], here[name])}`)
    }
  })

test('the network takes less than 300 kB, and the clips as much', () => {
  const bytes = (name) => statSync(`${build}/site/wasm/${name}`).size
  assert.ok(bytes('spoken.bin') < 3e5)
  assert.ok(clips.reduce((sum, { file }) => sum + statSync(file).size, 0) < 3e5)
})

const percents = (text) => text.match(/[\d.]+(?= %)/g).map(Number)

test('the sentence and the bars have the program’s answer to each clip', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'speech')
  for (const { voice, number, file } of clips) {
    await demo.getByRole('button', { name: `${number}, ${voice}` }).press('Enter')
    const text = await says(sentence, new RegExp(`^The voice ${voice} says ${number},`))
    const [first, second] = program(file)
    assert.match(text, new RegExp(`the network hears ${first.word}, with`))
    const [p] = percents(text)
    assert.ok(Math.abs(p / 100 - first.p) <= 0.0011, text)
    const bars = await demo.locator('.words li span:first-child').allTextContents()
    assert.equal(bars.length, 3)
    assert.equal(bars[0], first.word)
    if (second.p > 0.001) assert.equal(bars[1], second.word)
  }
})

test('the pictures tell in words where the sound is loudest', async (t) => {
  const { demo } = await show(t, chapter, 'speech')
  const { logarithms, kept } = answer(readWav(clips[0].file))
  const place = logarithms.indexOf(Math.max(...logarithms))
  const told = await demo.getByRole('img', { name: /mel filters over/ })
    .getAttribute('aria-label')
  assert.match(told, new RegExp(`loudest ${(Math.floor(place / filters) / 100).toFixed(2)} seconds`))
  assert.match(told, new RegExp(`between ${(kept[0] / 100).toFixed(2)} and ` +
    `${(kept[1] / 100).toFixed(2)} seconds is kept`))
  await demo.getByRole('img', { name: new RegExp(`13 cepstra of ${kept[1] - kept[0]} frames`) })
    .waitFor()
})

// What the browser says in place of a microphone.
const refusals = {
  NotAllowedError: /does not let this page use the microphone/,
  NotFoundError: /There is no microphone/,
  NotReadableError: /cannot be read/,
}
for (const [name, reason] of Object.entries(refusals))
  test(`${name}: one line says so, and the clips are still heard`, async (t) => {
    const { page, demo, sentence } = await show(t, chapter, 'speech')
    await page.evaluate((name) => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('', name))
    }, name)
    await demo.getByRole('button', { name: 'Say a number' }).press('Enter')
    await demo.getByRole('status').filter({ hasText: reason }).waitFor()
    await demo.getByRole('button', { name: '3, Storm' }).press('Enter')
    await says(sentence, /^The voice Storm says 3,/)
    assert.equal((await demo.getByRole('status').textContent()).trim(), '')
  })

test('the browser itself refuses where nobody has allowed it', async (t) => {
  const { demo } = await show(t, chapter, 'speech')
  await demo.getByRole('button', { name: 'Say a number' }).click()
  await demo.getByRole('status').filter({ hasText: /The clips below need none/ }).waitFor()
})
