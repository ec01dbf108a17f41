// Chapter 17: a network learns a price that the reader may bend.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrations, native, says, step, still } from './demo.mjs'

const show = demonstrations()
const chapter = '17-prices.html'
const straight = Array(9).fill(0)
const near = (one, other, tolerance) =>
  assert.ok(Math.abs(one - other) <= tolerance, `${one}, expected ${other}`)

// What is there after so many epochs.
function after(epochs, { process = 0, says = 0, seed = 4, bend = straight }) {
  const first = `prices process=${process} says=${says} seed=${seed} bend=${bend}`
  return Object.fromEntries(native([first, ...Array(epochs - 1).fill('+')]))
}
const bentBy = (percents) => straight.map((_, k) => percents[k + 1] ?? 0)
const change = (price) =>
  price.slice(1).map((p, t) => Math.log(p) - Math.log(price[t]))
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)
const squares = (one, other) => sum(one.map((x, k) => (x - other[k]) ** 2))

test('a bend moves its day, and those between move evenly', () => {
  const price = after(1, {}).price
  const bent = after(1, { bend: bentBy({ 1: 20, 2: -40, 9: 10 }) })
  const moved = bent.price.map((p, day) => 100 * Math.log(p / price[day]))
  assert.equal(price.length, 901)
  for (const [day, percent] of [[0, 0], [50, 10], [100, 20], [150, -10], [200, -40],
    [275, -10], [300, 0], [800, 0], [840, 4], [900, 10]])
    near(moved[day], percent, 1e-4)
  assert.deepEqual(bent.unbent, straight.map((_, k) => price[100 * (k + 1)]))
})

test('a walk’s changes tell nothing of the next, and those of the AR(2) do', () => {
  for (const [process, correlation] of [[0, 0], [1, 0.5 / 1.3]])
    for (const seed of [1, 2, 3]) {
      const r = change(after(1, { process, seed }).price)
      const along = sum(r.slice(1).map((x, t) => x * r[t]))
      near(along / sum(r.map((x) => x * x)), correlation, 0.1)
    }
})

test('R² and skill are those of the forecasts', () => {
  for (const says of [0, 1]) {
    const { price, test, forecast, r2, skill, interval, yesterday } =
      after(3, { says, bend: bentBy({ 7: 50 }) })
    assert.deepEqual(test, [601])
    const y = price.slice(601), before = price.slice(600, -1)
    const around = squares(y, y.map(() => sum(y) / y.length))
    assert.equal(forecast.length, 300)
    near(r2[2], 1 - squares(y, forecast) / around, 1e-6)
    near(yesterday[0], 1 - squares(y, before) / around, 1e-6)
    const expected = 1 - squares(y, forecast) / squares(y, before)
    near(skill[2], expected, 1e-5 * Math.abs(expected) + 1e-6)
    assert.ok(interval[0] < skill[2] && skill[2] < interval[1])
  }
})

test('a forecast knows nothing of its day, nor of those that follow', () => {
  for (const says of [0, 1]) {
    const { forecast } = after(2, { says })
    const bent = after(2, { says, bend: bentBy({ 9: 60 }) }).forecast
    assert.deepEqual(bent.slice(0, 201), forecast.slice(0, 201)) // to day 801
    assert.notEqual(bent[201], forecast[201])
  }
})

test('who says a change begins beside yesterday’s price, not who says a price', () => {
  const [price, changed] = [0, 1].map((says) => after(1, { says, seed: 1 }))
  near(changed.r2[0], changed.yesterday[0], 0.02)
  assert.ok(price.r2[0] < 0.9)
})

test('where there is something to know, the network finds it', () => {
  for (const seed of [1, 2, 3]) {
    const skill = (process) =>
      after(20, { process, says: 1, seed }).skill.at(-1)
    near(skill(0), 0, 0.05)
    near(skill(1), 0.208, 0.05) // the best there can be, by the chapter
  }
})

test('bends that are too few or too large are refused, and other processes', () => {
  const refused = (settings, reason) => assert.throws(() => after(1, settings), reason)
  refused({ bend: straight.slice(1) }, /bend has 8 numbers, expected 9/)
  refused({ bend: bentBy({ 3: 101 }) }, /bend has 101, expected -100 to 100/)
  refused({ process: 2 }, /process is 2, expected 0 to 1/)
  refused({ says: 2 }, /says is 2, expected 0 to 1/)
})

const numbers = (text) =>
  text.replaceAll('−', '-').match(/-?\d+\.\d+/g).map(Number)

test('the sentence has the numbers of the C++ on this machine', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'prices',
    'prices.process=1&prices.seed=7&prices.bend=0,20,0,0,0,-30,0,0,8', still)
  await step(demo, sentence, 2)
  const said = numbers(await step(demo, sentence, 3))
  const { r2, yesterday, skill, interval } =
    after(3, { process: 1, seed: 7, bend: [0, 20, 0, 0, 0, -30, 0, 0, 8] })
  const expected = [r2[2], yesterday[0], skill[2], ...interval]
  assert.equal(said.length, 5)
  said.forEach((x, k) => near(x, expected[k], (k < 2 ? 0.00051 : 0.0051)))
})

for (const [settings, verdict] of [
  ['', /^Epoch 60: .*: nothing shows that it knows more than yesterday’s/],
  ['prices.seed=3', /^Epoch 60: .*: it does worse than to say yesterday’s/],
  ['prices.process=1&prices.says=1', /^Epoch 60: .*: it knows something/],
])
  test(`by itself it trains to the end: “${settings}”`, async (t) => {
    const { demo, sentence } = await show(t, chapter, 'prices', settings)
    await says(sentence, verdict)
    await demo.getByRole('button', { name: 'Train again' }).waitFor()
  })

// Where a bend's circle is in the picture, as shares of its area.
async function knot(demo, k) {
  const area = await demo.locator('.ground').boundingBox()
  const circle = await demo.locator('.knot').nth(k - 1).boundingBox()
  return [(circle.x + circle.width / 2 - area.x) / area.width,
    (circle.y + circle.height / 2 - area.y) / area.height]
}

test('keys bend the price, which begins the training anew; Reset undoes it', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'prices', '', still)
  await step(demo, sentence, 2)
  const picture = demo.getByRole('img', { name: /^The price of 900 days/ })
  const before = await picture.getAttribute('aria-label')
  const [, high] = await knot(demo, 9)
  const slider = demo.getByLabel('bend at step 9')
  await slider.press('PageUp') // a tenth of the slider
  await says(sentence, /^Epoch 1:/)
  assert.equal(await slider.getAttribute('aria-valuetext'), '×1.22')
  await page.waitForURL(/prices\.bend=0,0,0,0,0,0,0,0,20/)
  const [, higher] = await knot(demo, 9)
  near(high - higher, 0.2 / Math.log(250 / 40), 0.005)
  const end = (text) => Number(text.match(/ends at (\d+)/)[1])
  near(end(await picture.getAttribute('aria-label')) / end(before), 1.22, 0.02)
  await demo.getByRole('button', { name: 'Reset' }).press('Enter')
  await says(sentence, /^Epoch 1:/)
  await page.waitForURL((url) => !/prices\.bend/.test(url))
  near((await knot(demo, 9))[1], high, 0.001)
})

test('the pointer draws where the price goes, also between two places', async (t) => {
  const { page, demo } = await show(t, chapter, 'prices', '', still)
  await demo.locator('.area').scrollIntoViewIfNeeded()
  const { x, y, width, height } = await demo.locator('.ground').boundingBox()
  const move = (across, down) =>
    page.mouse.move(x + across * width, y + down * height)
  const lifted = await knot(demo, 9), second = await knot(demo, 2)
  await move(2 / 9, 0.3) // not pressed: nothing is drawn
  assert.deepEqual(await knot(demo, 2), second)
  await page.mouse.down()
  await move(2 / 9, 0.4)
  await move(6 / 9, 0.6)
  await page.mouse.up()
  await move(9 / 9, 0.3)
  await page.waitForURL(/prices\.bend=0,-?\d+,-?\d+,-?\d+,-?\d+,-?\d+,0,0,0/)
  for (const [k, down] of [[2, 0.4], [3, 0.45], [4, 0.5], [5, 0.55], [6, 0.6]]) {
    const [across, at] = await knot(demo, k)
    near(across, k / 9, 0.005)
    near(at, down, 0.011) // half a step of the sliders
  }
  near((await knot(demo, 9))[1], lifted[1], 0.001)
})

test('a gesture that becomes another one draws no more', async (t) => {
  const { page, demo } = await show(t, chapter, 'prices', '', still)
  await demo.locator('.area').scrollIntoViewIfNeeded()
  const { x, y, width, height } = await demo.locator('.ground').boundingBox()
  await page.mouse.move(x + width / 3, y + height / 2)
  const before = await knot(demo, 3)
  await page.mouse.down()
  await demo.locator('.area').dispatchEvent('pointercancel')
  await page.mouse.move(x + width / 3, y + height / 5)
  await page.mouse.up()
  assert.deepEqual(await knot(demo, 3), before)
})
