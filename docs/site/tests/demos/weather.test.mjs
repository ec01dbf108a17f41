// Chapter 16: a network forecasts the days of 2015, one by one.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { demonstrations, native, says } from './demo.mjs'

const show = demonstrations()
const chapter = '16-weather.html'
const build = process.env.LSTM_SITE_BUILD
const weights = `${build}/site/wasm/seattle.bin`
const here = (file) => new URL(`../../${file}`, import.meta.url).pathname

const bytes = (text) => [...new TextEncoder().encode(text)]
const lines = (some) => Buffer.from(some).toString().split('\n')
function near(one, other, tolerance = 1e-6) {
  assert.equal(one.length, other.length)
  one.forEach((x, k) =>
    assert.ok(Math.abs(x - other[k]) <= tolerance, `${one}, expected ${other}`))
}

// What is said of each of these days.
function answers(opening, days) {
  const all = native(days.map((day, k) => `${k ? '+' : opening} day=${day}`))
  const each = all.length / days.length
  return days.map((_, k) =>
    Object.fromEntries(all.slice(k * each, (k + 1) * each)))
}

// The network and the days of the page, for the C++ of this machine.
function opening() {
  const [names, size, errors, first, test, forecast, target, T, H, ...rest] =
    new Float32Array(new Uint8Array(readFileSync(weights)).buffer)
  const columns = rest.slice(0, names)
  const end = rest.length - errors
  const begin = end - size * lines(columns).length
  return `weather columns=${columns} first=${first} test=${test} ` +
    `forecast=${forecast} target=${target} T=${T} H=${H} ` +
    `weights=${rest.slice(names, begin)} values=${rest.slice(begin, end)} ` +
    `errors=${rest.slice(end)}`
}

const [head, ...rows] = readFileSync(here('../../chapters/16_weather/seattle.csv'),
  'utf8').trim().split('\n')
const measured = rows.map((row) =>
  ({ date: row.slice(0, 10), maximum: Number(row.split(',')[1]) }))
const before = measured.findIndex(({ date }) => date === '2015-01-01') - 1
const on = (day) => measured[before + day]

// What the chapter's program says of a day, when it has the days before it.
function program(day) {
  const folder = mkdtempSync(join(tmpdir(), 'weather-'))
  try {
    const file = join(folder, 'days.csv')
    writeFileSync(file, [head, ...rows.slice(0, before + day)].join('\n'))
    const said = execFileSync(`${build}/chapters/16_weather`,
      ['--load', here('weights/seattle.npz'), '--data', file], { encoding: 'utf8' })
    const [, date, ...numbers] = said.match(new RegExp(
      '([\\d-]+): ([-\\d.]+)[^,]*, four times in five between ([-\\d.]+) and ' +
      '([-\\d.]+)'))
    return { date, numbers: numbers.map(Number) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// One unit that reads a day: it forgets, writes tanh of the column's scaled
// value and shows all, and the answer is 3h − 1. Of the columns, 10 and 14 come
// before the test, so that a value of 12 is 0 and the deviation is 2.
const unit = [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, -100, 0, 100]
const errors = [3, -4, 1, 0, -1, 2, -2, 5, -3, 4]
const byHand = (target) => `weather columns=${bytes('t')} first=0 test=2 ` +
  `forecast=0 target=${target} T=1 H=1 values=10,14,13,20,11 ` +
  `weights=${unit},3,-1 errors=${errors}`
const said = (x) => 3 * Math.tanh(Math.tanh(x)) - 1
const sine = (day) => Math.sin(2 * Math.PI * day / 365.25)
const usual = (day) => 10 + 4 * sine(day) / sine(1)

test('by hand: the level is a mean and so many deviations', () => {
  const [first, , third] = answers(byHand(0), [1, 2, 3])
  near(first.forecast, [12 + 2 * said(1)])
  near(first.interval, [first.forecast[0] - 4, first.forecast[0] + 4])
  near(first.past, [10, 14])
  near(first.persistence, [14])
  near(first.came, [13])
  near(first.date, [2])
  near(first.usual, [0, 1, 2].map(usual), 1e-5)
  near(third.forecast, [12 + 2 * said(4)])
  near(third.past, [10, 14, 13, 20])
  near(third.persistence, [20])
  near(third.came, [11])
  near(third.date, [4])
})

test('by hand: the anomaly is added to what is usual', () => {
  const [, second] = answers(byHand(1), [1, 2])
  near(second.forecast, [usual(3)], 1e-5) // which all known days were exactly
})

test('a day beyond the test, and columns of unlike lengths, are refused', () => {
  const refused = (line, reason) => assert.throws(() => native([line]), reason)
  refused(`${byHand(0)} day=4`, /day is 4, expected 1 to 3/)
  refused(`${byHand(0)} day=0`, /day is 0, expected 1 to 3/)
  refused(`${byHand(0)} day=1 columns=${bytes('t\nu')}`, /values has 5 numbers/)
})

const days = Array.from({ length: 365 }, (_, k) => k + 1)

test('what came, three weeks before it and persistence are what was measured', () => {
  answers(opening(), days).forEach(({ date, past, persistence, came }, k) => {
    const day = k + 1
    assert.equal(new Date(86_400_000 * date[0]).toISOString().slice(0, 10),
      on(day).date)
    near(came, [on(day).maximum], 1e-5)
    near(past, Array.from({ length: 21 }, (_, n) => on(day - 21 + n).maximum), 1e-5)
    near(persistence, [on(day - 1).maximum], 1e-5)
  })
})

test('climatology is wrong by as much as the chapter says', () => {
  const squares = answers(opening(), days).map(({ usual, came }) =>
    (usual.at(-1) - came[0]) ** 2)
  const error = Math.sqrt(squares.reduce((sum, one) => sum + one) / squares.length)
  near([error], [3.78], 0.0051)
})

for (const day of [1, 60, 118, 365])
  test(`the chapter’s program says the same of day ${day}`, () => {
    const [{ forecast, interval }] = answers(opening(), [day])
    const expected = program(day)
    assert.equal(expected.date, on(day).date)
    near([...forecast, ...interval], expected.numbers, 0.051)
  })

test('the network and the days of the page take less than 100 kB', () => {
  assert.ok(statSync(weights).size < 1e5)
})

const numbers = (text) => text.replaceAll('−', '-')
  .replace(/^.*? the network/, '').match(/-?\d+\.\d/g).map(Number)
const slider = (demo) => demo.getByLabel('the day of 2015')

test('the sentence has the numbers of the C++ on this machine', async (t) => {
  const { sentence } = await show(t, chapter, 'weather', 'weather.day=365')
  const text = await says(sentence, /^For 31 December 2015 the network/)
  const [{ forecast, interval, persistence, usual, came }] =
    answers(opening(), [365])
  near(numbers(text),
    [...forecast, ...interval, ...persistence, usual.at(-1), ...came], 0.0501)
})

test('it says whether what came lies within the interval', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'weather', 'weather.day=117')
  await says(sentence, /For 27 April .* came, 25\.0 °C, lies outside that/)
  await slider(demo).press('ArrowRight')
  await says(sentence, /For 28 April .* came, 15\.6 °C, lies outside that/)
  await slider(demo).press('ArrowRight')
  await says(sentence, /For 29 April .* came, 16\.1 °C, lies within that/)
})

test('keys move the day, which stands in the address', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'weather')
  await says(sentence, /^For 30 April 2015/)
  await slider(demo).press('ArrowRight')
  await says(sentence, /^For 1 May 2015/)
  assert.equal(await slider(demo).getAttribute('aria-valuetext'), '1 May')
  await page.waitForURL(/\?weather\.day=121#weather$/)
  await slider(demo).press('Home')
  await says(sentence, /^For 1 January 2015/)
  await slider(demo).press('End')
  await says(sentence, /^For 31 December 2015/)
  await page.waitForURL(/weather\.day=365/)
  await demo.getByRole('button', { name: 'Reset' }).press('Enter')
  await says(sentence, /^For 30 April 2015/)
  await page.waitForURL((url) => !/weather\.day/.test(url))
})

test('under the pointer, each line but the interval tells its number', async (t) => {
  const { demo } = await show(t, chapter, 'weather', 'weather.day=200')
  const { width, height } = await demo.locator('.u-over').boundingBox()
  const [{ forecast, persistence, usual, came, past }] = answers(opening(), [200])
  const legend = async (x) => {
    await demo.locator('.u-over').hover({ position: { x, y: height / 2 } })
    const all = await demo.locator('.legend li').evaluateAll((all) =>
      all.map((one) => one.textContent.trim().split(/:\s+/)))
    return Object.fromEntries(all.map(([name, value]) => [name, Number(value)]))
  }
  const last = await legend(width * 22 / 23) // from −22 to 1
  near([last['the forecast'], last.persistence, last.climatology, last['what came']],
    [...forecast, ...persistence, usual.at(-1), ...came], 0.0501)
  assert.ok(Number.isNaN(last['four times in five']))
  assert.ok(Number.isNaN(last['what was measured']))
  const first = await legend(width / 23)
  near([first['what was measured'], first.climatology], [past[0], usual[0]], 0.0501)
  assert.ok(Number.isNaN(first['the forecast']))
})
