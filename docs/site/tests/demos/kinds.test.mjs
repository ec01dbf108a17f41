// Chapter 12: three kinds of cell tell odd from even.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phone } from '../browser.mjs'
import { demonstrations, native, says, still } from './demo.mjs'

const show = demonstrations()
const chapter = '12-relatives.html'
const kinds = ['LSTM', 'GRU', 'linear recurrence']
const near = (one, other, tolerance) =>
  assert.ok(Math.abs(one - other) <= tolerance, `${one}, expected ${other}`)

// What there is after so many portions; then bits are asked about.
function answers(seed, portions, questions) {
  const asks = [...Array(portions).fill([1, Array(10).fill(0)]),
    ...questions.map((bits) => [0, bits])]
  const lines = asks.map(([train, bits], k) =>
    `${k ? '+' : `kinds seed=${seed}`} train=${train} bits=${bits}`)
  const size = native(lines.slice(-1).map((l) => l.replace('+', `kinds seed=${seed}`)))
    .length
  const all = native(lines)
  return asks.map((_, k) => Object.fromEntries(all.slice(k * size, (k + 1) * size)))
    .slice(portions)
}
const after = (seed, portions, bits = Array(10).fill(0)) =>
  answers(seed, portions, [bits])[0]

// Bits that need no chance: those of a number that is not rational.
const bitsOf = (n, from = 0) => Array.from({ length: n }, (_, k) =>
  Math.floor(((k + 1 + from) * Math.SQRT2 * 2) % 2))
const parity = (bits) => bits.map((_, t) =>
  bits.slice(0, t + 1).reduce((sum, bit) => sum + bit, 0) % 2)
const right = (values, k, bits) =>
  parity(bits).filter((odd, t) => (values[`p${k}`][t] > 0.5) === (odd === 1)).length

test('the truth is counted, and each kind says a probability after each bit', () => {
  for (const bits of [bitsOf(10), bitsOf(37), bitsOf(100), Array(50).fill(1)]) {
    const values = after(1, 2, bits)
    assert.deepEqual(values.odd, parity(bits))
    for (const k of [0, 1, 2]) {
      assert.equal(values[`p${k}`].length, bits.length)
      assert.ok(values[`p${k}`].every((p) => p > 0 && p < 1))
    }
  }
})

test('all three have about as many numbers to learn', () => {
  const { units, numbers } = after(1, 1)
  assert.deepEqual(units.slice(0, 1), [8])
  const layer = [(H) => 4 * H * (1 + H + 1), (H) => 3 * H * (1 + H + 1) + H,
    (H) => 2 * H * (1 + 1)]
  units.forEach((H, k) => {
    assert.equal(numbers[k], layer[k](H) + 2 * H + 2, kinds[k])
    near(numbers[k] / numbers[0], 1, 0.05)
  })
})

test('those whose gates see h count, and then stop; the linear one never does', () => {
  for (const seed of [1, 2, 3]) {
    const values = after(seed, 40, bitsOf(100))
    assert.deepEqual(values.solved, [1, 1, 0])
    assert.deepEqual(values.done, [1])
    for (const k of [0, 1]) {
      assert.ok(values[`wrong${k}`].length < 30)
      values[`wrong${k}`].forEach((share, n, all) =>
        assert.equal(share <= 0.01, n + 1 === all.length))
      assert.equal(right(after(seed, 40, bitsOf(40)), k, bitsOf(40)), 40)
    }
    assert.equal(values.wrong2.length, 40)
    assert.ok(Math.min(...values.wrong2) > 0.9)
    assert.ok(right(values, 2, bitsOf(100)) < 75)
  }
})

test('who is asked learns nothing by it', () => {
  const [one, other, again] = answers(2, 3, [bitsOf(20), bitsOf(30), bitsOf(20)])
  assert.deepEqual(again, one)
  assert.equal(other.wrong0.length, 3)
  assert.notEqual(other.p0.length, one.p0.length)
})

test('what is no sequence of bits is refused', () => {
  const refused = (bits, reason) => assert.throws(() => after(1, 0, bits), reason)
  refused(bitsOf(9), /bits has 9 numbers, expected 10 to 100/)
  refused(bitsOf(101), /bits has 101 numbers, at most 100/)
  refused([...bitsOf(9), 0.5], /bits has 0\.5, expected 0 or 1/)
  refused([...bitsOf(9), -1], /bits has -1, expected 0 or 1/)
})

const shownBits = async (demo) =>
  (await demo.locator('.bits button').allTextContents()).map(Number)
const bitOf = (demo, k) =>
  demo.getByRole('button', { name: new RegExp(`^bit ${k}:`) })
const portion = (demo) =>
  demo.getByRole('button', { name: '320 sequences' }).click()

test('the sentence and the picture have the numbers of the C++ on this machine', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'kinds', 'kinds.seed=3&kinds.T=60',
    still)
  const portions = 9 // then the first has learned, and no other one
  for (let k = 1; k <= portions; ++k) {
    await says(sentence, new RegExp(`GRU: .* wrong after ${320 * k};`))
    if (k < portions) await portion(demo)
  }
  const bits = await shownBits(demo)
  assert.equal(bits.length, 60)
  const values = after(3, portions, bits)
  assert.deepEqual(values.solved, [1, 0, 0])
  const text = await sentence.textContent()
  for (const [k, kind] of kinds.entries()) {
    const count = right(values, k, bits)
    const wrong = values[`wrong${k}`].at(-1)
    const share = wrong ? `${(100 * wrong).toFixed(1)} %` : '< 0.1 %'
    assert.ok(text.includes(`${kind}: ${count} of 60 right, and ${share}`), text)
    assert.equal(text.includes(`${kind}: ${count} of 60 right, and ${share} of ` +
      `new sequences wrong (solved after 2880)`), k === 0, text)
    const panel = demo.locator('svg > g').nth(k)
    assert.equal(await panel.locator('.wrong').count(), 60 - count)
    assert.equal(await panel.locator('.title').textContent(),
      `${kind}: ${count} of 60 right`)
    const levels = async (name) =>
      (await panel.locator(name).getAttribute('d')).match(/,[\d.]+/g)
        .map((y) => 1 - Number(y.slice(1)) / 50)
    const p = await levels('.line')
    assert.equal(p.length, 60)
    p.forEach((one, t) => near(one, values[`p${k}`][t], 0.002))
    assert.deepEqual(await levels('.truth'), parity(bits))
    assert.equal(await panel.locator('.learned').count(), 1)
  }
})

test('by themselves they learn to the end', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'kinds')
  await demo.getByRole('button', { name: 'Train again' }).waitFor()
  await says(sentence, /^LSTM: 40 of 40 right, .*\(solved after \d+\); GRU: 40 of 40 right, .*\(solved after \d+\); linear recurrence: \d+ of 40 right, and [89]\d.*|100.0 % of new sequences wrong after 12800\.$/)
})

test('a click turns a bit, and all answers from there on; Reset turns it back', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'kinds', '', still)
  await says(sentence, /after 320;/)
  const before = await shownBits(demo)
  const bit = bitOf(demo, 7)
  const truth = () => demo.locator('.truth').first().getAttribute('d')
  const old = await truth()
  await bit.click()
  await page.waitForURL(/kinds\.bits=[01],/)
  assert.deepEqual(await shownBits(demo), before.map((b, k) => (k === 6 ? 1 - b : b)))
  assert.equal(await bit.getAttribute('aria-label'), `bit 7: ${1 - before[6]}`)
  await page.waitForFunction(([truth, old]) => truth.getAttribute('d') !== old,
    [await demo.locator('.truth').first().elementHandle(), old])
  const heights = (d) => d.match(/,\d+\.\d/g).map((y) => Number(y.slice(1)) / 50)
  const now = heights(await truth())
  heights(old).forEach((y, k) => near(now[k], k < 6 ? y : 1 - y, 1e-6))
  await says(sentence, /after 320;/) // nothing was learned from it
  await demo.getByRole('button', { name: 'Reset' }).press('Enter')
  await page.waitForURL((url) => !/kinds\.bits/.test(url))
  assert.deepEqual(await shownBits(demo), before)
})

test('keys lead along the bits and turn them', async (t) => {
  const { page, demo } = await show(t, chapter, 'kinds', 'kinds.T=12', still)
  const before = await shownBits(demo)
  await bitOf(demo, 1).focus()
  for (let k = 0; k < 3; ++k) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Space')
  assert.equal(await bitOf(demo, 3).evaluate((one) => one === document.activeElement), true)
  assert.deepEqual(await shownBits(demo), before.map((b, k) => (k === 2 ? 1 - b : b)))
  for (let k = 0; k < 20; ++k) await page.keyboard.press('ArrowRight')
  assert.equal(await bitOf(demo, 12).evaluate((one) => one === document.activeElement), true)
  await demo.getByLabel('how many bits').press('Home') // the last one is gone
  assert.equal(await demo.locator('.bits [tabindex="0"]').count(), 1)
})

test('more bits, all 0, all 1, and by chance', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'kinds', '', still)
  await demo.getByLabel('how many bits').press('End')
  await says(sentence, /^LSTM: \d+ of 100 right/)
  const are = async (name) => {
    await demo.getByRole('button', { name, exact: true }).click()
    return shownBits(demo)
  }
  assert.deepEqual(await are('All 0'), Array(100).fill(0))
  assert.deepEqual(await are('All 1'), Array(100).fill(1))
  const some = await are('By chance')
  assert.equal(some.length, 100)
  assert.ok(some.includes(0) && some.includes(1))
})

test('bits can be touched on a phone', async (t) => {
  const { demo } = await show(t, chapter, 'kinds', 'kinds.T=100',
    { ...still, viewport: phone, hasTouch: true })
  const before = await shownBits(demo)
  const bit = bitOf(demo, 100)
  const { width, height } = await bit.boundingBox()
  assert.ok(width >= 24 && height >= 24, `${width} ${height}`)
  await bit.tap()
  assert.equal((await shownBits(demo))[99], 1 - before[99])
})
