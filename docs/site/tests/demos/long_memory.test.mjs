// Chapter 11: a network learns to carry a number, and is asked meanwhile.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phone } from '../browser.mjs'
import { demonstrations, native, says, still } from './demo.mjs'

const show = demonstrations()
const chapter = '11-long-memory.html'
const near = (one, other, tolerance) =>
  assert.ok(Math.abs(one - other) <= tolerance, `${one}, expected ${other}`)

const own = { T: 50, first: 5, X1: 0.5, second: 20, X2: -0.3 }
const line = (settings) => Object.entries(settings)
  .map(([name, value]) => `${name}=${value}`).join(' ')

// The answers to these questions, one after the other, from a seed.
function answers(seed, questions) {
  const lines = questions.map((question, k) =>
    `${k ? '+' : `memory seed=${seed}`} ${line({ train: 0, ...own, ...question })}`)
  const size = native(lines.slice(0, 1)).length
  const all = native(lines)
  return questions.map((_, k) =>
    Object.fromEntries(all.slice(k * size, (k + 1) * size)))
}
const portions = (n) => Array(n).fill({ train: 1 })
const learned = (seed, questions = [{}]) =>
  answers(seed, [...portions(60), ...questions]).slice(60)

test('the sequence is the reader’s, among numbers that a seed draws', () => {
  const [one, longer, other] =
    answers(3, [{ train: 1 }, { T: 60, first: 9, X1: 1 }, {}])
  const [another] = answers(4, [{ train: 1 }])
  assert.equal(one.number.length, 50)
  near(one.number[4], 0.5, 1e-6)
  near(one.number[19], -0.3, 1e-6)
  near(one.sum[0], 0.2, 1e-9)
  const marked = [4, 8, 19]
  one.number.forEach((x, t) => marked.includes(t) ||
    assert.equal(longer.number[t], x))
  near(longer.number[8], 1, 1e-6)
  near(longer.sum[0], 0.7, 1e-9)
  assert.deepEqual(other, one) // nothing was learned meanwhile
  const same = one.number.filter((x, t) => x === another.number[t])
  assert.equal(same.length, 2)
})

test('each look trains some 320 sequences, until the task is solved', () => {
  for (const seed of [1, 2]) {
    const all = answers(seed, portions(60))
    const last = all.at(-1)
    last.sequences.forEach((n, k) => assert.equal(n, 320 * (k + 1)))
    assert.equal(last.wrong.length, last.sequences.length)
    all.forEach(({ wrong, done, solved }, k) => {
      const over = k + 1 >= last.wrong.length
      assert.deepEqual([done[0], solved[0]], [over ? 1 : 0, over ? 1 : 0])
      assert.equal(wrong.length, Math.min(k + 1, last.wrong.length))
    })
    last.wrong.forEach((share, k) =>
      assert.equal(share <= 0.01, k + 1 === last.wrong.length))
  }
})

test('then it is right about sequences as it has learned, whatever they hold', () => {
  const questions = []
  for (const [first, second] of [[3, 24], [5, 20], [9, 10]])
    for (const [X1, X2] of [[0.9, -0.2], [-0.7, -0.6], [0, 0.8]])
      questions.push({ first, second, X1, X2 })
  const all = [1, 2, 3].flatMap((seed) => learned(seed, questions))
  const right = all.filter(({ off, tolerance, said, sum }) => {
    near(off[0], Math.abs(said.at(-1) - sum[0]) / 4, 1e-6)
    assert.deepEqual(tolerance, [0.04])
    return off[0] <= 0.04
  })
  assert.equal(all.length, 27)
  assert.ok(right.length >= 26, `${right.length} of 27`)
})

test('the unit that is shown keeps the number: its c moves with it', () => {
  for (const seed of [1, 2, 3]) {
    const X = [-1, -0.5, 0, 0.5, 1]
    const all = learned(seed, X.map((X1) => ({ X1 })))
    const { unit, carries } = all[0]
    assert.ok(unit[0] >= 1 && unit[0] <= 8 && unit[0] % 1 === 0)
    assert.ok(Math.abs(carries[0]) > 0.9 && Math.abs(carries[0]) <= 1)
    const kept = all.map(({ c }) => Math.sign(carries[0]) * c[18])
    kept.slice(1).forEach((c, k) => assert.ok(c > kept[k], `${kept}`))
    const { c, i, f, o } = all[4]
    for (const gate of [i, f, o])
      assert.ok(gate.length === 50 && gate.every((x) => x > 0 && x < 1))
    assert.equal(c.length, 50)
    // What is stored is what f leaves of it and i lets in, of at most 1.
    c.slice(1).forEach((now, t) =>
      assert.ok(Math.abs(now - f[t + 1] * c[t]) <= i[t + 1] + 1e-5))
  }
})

test('what cannot be a sequence is refused', () => {
  const refused = (settings, reason) =>
    assert.throws(() => answers(1, [settings]), reason)
  refused({ T: 9 }, /T is 9, expected 10 to 200/)
  refused({ T: 201 }, /T is 201, expected 10 to 200/)
  refused({ first: 1 }, /first is 1, expected 2 to 48/)
  refused({ second: 5 }, /second is 5, expected 6 to 49/)
  refused({ second: 50 }, /second is 50, expected 6 to 49/)
  refused({ second: 7.5 }, /second is 7\.5, expected a whole number/)
  refused({ X1: 1.5 }, /X1 is 1\.5, expected -1 to 1/)
  refused({ X2: -2 }, /X2 is -2, expected -1 to 1/)
  refused({ train: 2 }, /train is 2, expected 0 to 1/)
})

const numbers = (text) =>
  text.replaceAll('−', '-').match(/-?\d+\.\d+/g).map(Number)
const portion = (demo) =>
  demo.getByRole('button', { name: 'Some sequences' }).click()

test('the sentence has the numbers of the C++ on this machine', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'memory',
    'memory.T=70&memory.first=8&memory.X1=-0.4&memory.second=30&memory.X2=0.9' +
    '&memory.seed=7', still)
  await says(sentence, /^After 320 /)
  await portion(demo)
  await says(sentence, /^After 640 /)
  await portion(demo)
  const text = await says(sentence, /^After 960 sequences/)
  const question = { T: 70, first: 8, X1: -0.4, second: 30, X2: 0.9 }
  const { wrong, said, unit, carries } =
    answers(7, Array(3).fill({ ...question, train: 1 })).at(-1)
  const expected = [100 * wrong[2], -0.4, 0.9, said.at(-1), 0.5, 0.16, carries[0]]
  assert.equal(numbers(text).length, 7)
  numbers(text).forEach((x, k) => near(x, expected[k], k ? 0.0051 : 0.051))
  assert.match(text, new RegExp(`Unit ${unit[0]} carries`))
  assert.match(text, Math.abs(said.at(-1) - 0.5) > 0.16 ? /: wrong,/ : /: right,/)
})

test('by itself it trains until the task is solved', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'memory')
  await demo.getByRole('button', { name: 'Train again' }).waitFor()
  const text = await says(sentence, /the task is solved.*: right, since it may be/)
  const { sequences, said } = learned(1)[0]
  assert.match(text, new RegExp(`^After ${sequences.at(-1)} sequences`))
  near(numbers(text)[3], said.at(-1), 0.02)
})

test('keys ask of another sequence, and nothing is learned or lost', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'memory', '', still)
  await says(sentence, /^After 320 /)
  await portion(demo)
  await says(sentence, /^After 640 /)
  await demo.getByLabel('X₁, its number').press('ArrowRight')
  await says(sentence, /^After 640 .*that 0\.55 and −0\.30 make .* The sum is 0\.25/)
  await page.waitForURL(/memory\.X1=0\.55/)
  await demo.getByLabel('T, the steps').press('ArrowRight')
  await says(sentence, /^After 640 .* it says after 51 steps/)
  await demo.getByLabel('the seed').press('ArrowRight')
  await says(sentence, /^After 320 .* it says after 51 steps/)
  await demo.getByRole('button', { name: 'Reset' }).press('Enter')
  await says(sentence, /^After 320 .* after 50 steps that 0\.50/)
})

test('marks stay in the sequence, and behind one another', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'memory',
    'memory.T=30&memory.first=60&memory.second=190', still)
  await says(sentence, /after 30 steps/)
  const first = demo.getByLabel('the first mark’s step')
  const second = demo.getByLabel('the second mark’s step')
  const are = async (...steps) => {
    await page.waitForFunction(([first, second, steps]) =>
      first.value === steps[0] && second.value === steps[1],
    [await first.elementHandle(), await second.elementHandle(), steps.map(String)])
  }
  await are(28, 29)
  await first.press('ArrowRight')
  await are(28, 29)
  await first.press('Home')
  await are(2, 29)
  await second.press('Home')
  await are(2, 3)
  await first.press('ArrowRight')
  await are(3, 4)
  await demo.getByLabel('T, the steps').press('Home')
  await are(3, 4)
  await second.press('End')
  await are(3, 9)
})

// Where a mark is in the picture, as shares of its panel.
async function knot(demo, k) {
  const ground = await demo.locator('rect.clear').boundingBox()
  const dot = await demo.locator('.dot').nth(k).boundingBox()
  return [(dot.x + dot.width / 2 - ground.x) / ground.width,
    (dot.y + dot.height / 2 - ground.y) / ground.height]
}
async function isAt(demo, k, across, down) {
  const [x, y] = await knot(demo, k)
  near(x, across, 0.003)
  near(y, down, 0.01)
}

for (const ofPage of [still, { ...still, viewport: phone }])
  test(`the pointer drags a mark: ${ofPage.viewport?.width ?? 'wide'}`, async (t) => {
    const { page, demo, sentence } = await show(t, chapter, 'memory', '', ofPage)
    await demo.locator('rect.clear').scrollIntoViewIfNeeded()
    await isAt(demo, 0, 4.5 / 50, 0.25)
    await isAt(demo, 1, 19.5 / 50, 0.65)
    const { x, y, width, height } = await demo.locator('rect.clear').boundingBox()
    const move = (across, down) =>
      page.mouse.move(x + across * width, y + down * height)
    await move(19.5 / 50, 0.65)
    await page.mouse.down()
    await move(0.5, 0.5)
    await move(39.5 / 50, 0.1)
    await page.mouse.up()
    await move(0.2, 0.9) // no longer pressed
    await says(sentence, /^After 320 .* that 0\.50 and 0\.80 make .* sum is 1\.30/)
    await isAt(demo, 1, 39.5 / 50, 0.1)
    await page.waitForURL(/memory\.second=40/)
    await page.waitForURL(/memory\.X2=0\.8/)
    await demo.getByRole('img', { name: /0\.80 at step 40/ }).waitFor()
    // The first stays before the second, and within the picture.
    await move(4.5 / 50, 0.25)
    await page.mouse.down()
    await move(1, -0.5)
    await says(sentence, /that 1\.00 and 0\.80 make/)
    await isAt(demo, 0, 38.5 / 50, 0)
    await demo.locator('.knot').first().dispatchEvent('pointercancel')
    await move(0.1, 0.5)
    await page.mouse.up()
    await isAt(demo, 0, 38.5 / 50, 0)
  })

test('the picture shows what the network does with the sequence', async (t) => {
  const { demo } = await show(t, chapter, 'memory',
    'memory.seed=9&memory.X1=-0.9&memory.X2=1&memory.T=40', still)
  const { c, said, unit, i, number } =
    answers(9, [{ X1: -0.9, X2: 1, T: 40, train: 1 }])[0]
  const two = (x) => x.toFixed(2).replace('-0.00', '0.00').replace('-', '−')
  await demo.getByRole('img', { name: `c of unit ${unit[0]} goes from ` +
    `${two(c[4])} to ${two(c[18])}. In the end the network says ` +
    `${two(said.at(-1))}, and the sum is 0.10` }).waitFor()
  const points = async (n) => (await demo.locator('path.line').nth(n)
    .getAttribute('d')).match(/[\d.-]+,[\d.-]+/g).map((pair) => pair.split(',').map(Number))
  const shownGate = await points(1)
  assert.equal(shownGate.length, 40)
  shownGate.forEach(([x, y], k) => {
    near(x, (k + 0.5) * 10, 0.051)
    near(y, (1.03 - i[k]) / 1.06 * 70, 0.06)
  })
  const shownSum = await points(4)
  shownSum.forEach(([, y], k) => near(y, (2.1 - said[k]) / 4.2 * 70, 0.06))
  const bars = await demo.locator('path.number').all()
  assert.equal(bars.length, 40)
  const [x, from, to] =
    (await bars[11].getAttribute('d')).match(/[\d.]+/g).map(Number)
  near(x, 11.5 * 10, 0.01)
  near(from, 35, 0.01)
  near(to, (1 - number[11]) * 35, 0.01)
  assert.equal(await demo.locator('.longer').count(), 0)
})

test('where a sequence is longer than those that it learned from, it is shaded', async (t) => {
  const { demo } = await show(t, chapter, 'memory', 'memory.T=110', still)
  for (const shade of await demo.locator('.longer').all()) {
    const { x, width } = await shade.boundingBox()
    const ground = await demo.locator('rect.clear').boundingBox()
    near((x - ground.x) / ground.width, 0.5, 0.005)
    near(width / ground.width, 0.5, 0.005)
  }
  assert.equal(await demo.locator('.longer').count(), 4)
})
