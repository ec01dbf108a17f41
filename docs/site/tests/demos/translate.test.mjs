// Chapter 15: a network that translates numbers, and where it looks.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { phone } from '../browser.mjs'
import { demonstrations, native, says } from './demo.mjs'

const show = demonstrations()
const chapter = '15-translation.html'
const build = process.env.LSTM_SITE_BUILD
const weights = `${build}/site/wasm/numbers.bin`

const bytes = (text) => [...new TextEncoder().encode(text)]
const lines = (some) => Buffer.from(some).toString().split('\n')
const answer = (opening, text, beam = 1) =>
  Object.fromEntries(native([`${opening} text=${bytes(text)} beam=${beam}`]))
function near(one, other, tolerance = 1e-6) {
  assert.equal(one.length, other.length)
  one.forEach((x, k) =>
    assert.ok(Math.abs(x - other[k]) <= tolerance, `${one}, expected ${other}`))
}

// The network of the page, for the C++ of this machine.
function opening() {
  const [source, target, E, H, ...rest] =
    new Float32Array(new Uint8Array(readFileSync(weights)).buffer)
  return `translate source=${rest.slice(0, source)} ` +
    `target=${rest.slice(source, source + target)} E=${E} H=${H} ` +
    `weights=${rest.slice(source + target)}`
}

// What the chapter's program says.
function program(text, beam) {
  const file = new URL('../../weights/numbers.npz', import.meta.url).pathname
  const printed = execFileSync(`${build}/chapters/15_translation`,
    ['--load', file, '--say', text, '--beam', beam], { encoding: 'utf8' })
  const [said, table] = printed.trim().split(/\n\n.*\n/)
  const rows = table.split('\n').map((line) => line.split(/ +/))
  return {
    said: said.split('\n')[0],
    unknown: [...said.matchAll(/"(.+)" is an unknown word/g)].map(([, one]) => one),
    looked: rows.map(([, at]) => at), most: rows.map(([, , most]) => Number(most)),
  }
}

// One unit each that forgets, so that its h is ±tanh 1 or 0, as the word it has
// read says: a and the edge 1, b −1; x and y as each test says. The score is
// 2 h q, what is said follows from s = tanh(context) alone.
const unit = [0, 0, 1, 0, 0, 0, 0, 0, 100, -100, 0, 100]
const byHand = (x, y, slopes, biases) => `translate source=${bytes('a\nb')} ` +
  `target=${bytes('x\ny')} E=1 H=1 weights=0,100,-100,0,${100 * x},${100 * y},` +
  `100,${unit},${unit},2,0,1,0,${slopes},${biases}`
const h = Math.tanh(1)
const alpha = 1 / (1 + Math.exp(-4 * h * h)) // of a, where the edge was said
const s = Math.tanh((2 * alpha - 1) * h)
const share = (z, all) => Math.exp(z) / all.reduce((sum, one) => sum + Math.exp(one), 0)

test('by hand: x looks at a, y at b, and the end at both', () => {
  const network = byHand(-1, 0, [0, 5, -5, 0], [-100, 0, 0, 1])
  const p = share(5 * s, [5 * s, -5 * s, 1]) ** 2 * share(1, [0, 0, 1])
  const first = answer(network, 'a b')
  assert.deepEqual(lines(first.said), ['x', 'y'])
  near(first.alpha, [alpha, 1 - alpha, 1 - alpha, alpha, 0.5, 0.5])
  near(first.p, [p])
  const second = answer(network, 'B A')
  assert.deepEqual(lines(second.words), ['b', 'a'])
  near(second.alpha, [1 - alpha, alpha, alpha, 1 - alpha, 0.5, 0.5])
  near(second.p, [p])
})

test('by hand: who keeps one beginning never ends, who keeps two does', () => {
  const network = byHand(1, 0, [0, 1, 0.5, -20], [-100, 0, 0, 6])
  const cut = answer(network, 'a b')
  assert.deepEqual(lines(cut.said), Array(14).fill('x'))
  near(cut.alpha, Array(14).fill([alpha, 1 - alpha]).flat())
  const ended = answer(network, 'a b', 2)
  assert.deepEqual(lines(ended.said), ['y'])
  near(ended.p, [share(0.5 * s, [s, 0.5 * s, 6 - 20 * s]) * share(6, [0, 0, 6])])
})

test('some words are unknown, and a text may have none', () => {
  const network = byHand(-1, 0, [0, 5, -5, 0], [-100, 0, 0, 1])
  assert.deepEqual(answer(network, 'b, Zürich a').is_known, [1, 0, 0, 1])
  const none = answer(network, ' ')
  assert.deepEqual(Object.keys(none), ['text', 'words'])
})

const largest = (row) => row.indexOf(Math.max(...row))
const rows = ({ alpha, words }) => {
  const T = lines(words).length
  return Array.from({ length: alpha.length / T }, (_, t) =>
    alpha.slice(t * T, (t + 1) * T))
}

for (const [text, beam] of [['four thousand three hundred and ninety two', 1],
  ['Seventy-one', 3], ['twelve thousand and a half', 5]])
  test(`the chapter’s program says the same of “${text}”`, () => {
    const made = answer(opening(), text, beam)
    const expected = program(text, beam)
    const words = lines(made.words)
    assert.equal(lines(made.said).join(' '), expected.said)
    assert.deepEqual(words.filter((_, k) => !made.is_known[k]), expected.unknown)
    const looks = rows(made).slice(0, expected.most.length)
    assert.deepEqual(looks.map((row) => words[largest(row)]), expected.looked)
    near(looks.map((row) => Math.max(...row)), expected.most, 0.0051)
  })

test('the network of the page takes less than a megabyte', () => {
  assert.ok(statSync(weights).size < 1e6)
})

const texts = (locator) => locator.evaluateAll((all) =>
  all.map((one) => one.textContent.trim()))
const saidIn = (demo) => texts(demo.locator('tbody th'))
const choose = (demo, word) =>
  demo.getByRole('button', { name: word, exact: true }).press('Enter')

test('the page shows the numbers of the C++ on this machine', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'translate')
  const text = 'four thousand three hundred and ninety two'
  const made = answer(opening(), text)
  const said = lines(made.said)
  assert.equal(said.join(' '), 'quatre mille trois cent quatre vingt douze')
  assert.deepEqual(await texts(demo.locator('thead th')), text.split(' '))
  assert.deepEqual(await saidIn(demo), [...said, 'the end'])
  const cells = await demo.locator('tbody td').evaluateAll((all) =>
    all.map((one) => [one.textContent,
      (getComputedStyle(one).backgroundColor.match(/[\d.e-]+/g) ?? [])[3]]
      .map(Number)))
  near(cells.map(([shown]) => shown), made.alpha, 0.0051)
  near(cells.map(([, much]) => much), made.alpha.map((one) => 0.4 * one), 0.01)
  const percent = (await sentence.textContent()).match(/with ([\d.]+) %/)[1]
  near([percent / 100], made.p, 0.0006)
})

test('the sentence says where the chosen word looked', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'translate',
    'translate.text=two+hundred+and+five')
  await says(sentence, /is “deux cent cinq”, .* “deux” looked most at “two”/)
  const looks = rows(answer(opening(), 'two hundred and five'))
  await choose(demo, 'cinq')
  const most = Math.max(...looks[2]).toFixed(2)
  await says(sentence, new RegExp(`“cinq” looked most at “five” \\(${most}\\)`))
  await choose(demo, 'the end')
  await says(sentence, /The end looked most at “/)
  await demo.getByLabel('the number').fill('forty two')
  await says(sentence, /is “quarante deux”, .* The end looked most at “/)
  await demo.getByRole('button', { name: 'Reset' }).press('Enter')
  await says(sentence, /“quatre” looked most at/)
})

test('what is typed is read, and stands in the address', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'translate')
  await demo.getByLabel('the number').press('End')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('three')
  await says(sentence, /“quatre mille trois cent quatre vingt treize”/)
  await page.waitForURL(/translate\.text=four.*ninety\+three/)
  await demo.getByLabel('beginnings').press('End')
  await page.waitForURL(/translate\.beam=5/)
  await demo.getByLabel('the number').fill('')
  await says(sentence, /^There is no word/)
  assert.equal(await demo.locator('table').count(), 0)
})

test('more beginnings are kept where the reader asks for it', async (t) => {
  const text = 'sixty thousand'
  const [one, five] = [1, 5].map((beam) =>
    lines(answer(opening(), text, beam).said))
  assert.notDeepEqual(one, five) // or another text has to stand here
  const { demo, sentence } = await show(t, chapter, 'translate',
    `translate.text=${text}&translate.beam=5`)
  await says(sentence, new RegExp(`“${five.join(' ')}”`))
  assert.deepEqual(await saidIn(demo), [...five, 'the end'])
  await demo.getByLabel('beginnings').press('Home')
  await says(sentence, new RegExp(`“${one.join(' ')}”`))
})

test('it says which words it does not know', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'translate',
    'translate.text=two+dozen+and+four')
  await says(sentence, /does not know dozen, which is read as/)
  assert.deepEqual(await texts(demo.locator('thead .unknown')), ['dozen'])
  await demo.getByLabel('the number').fill('forty-two bananas')
  await says(sentence, /does not know - bananas, which are each read as/)
  await demo.getByLabel('the number').fill('forty two')
  await says(sentence, /“quarante deux”.*\)\.$/)
  await demo.getByLabel('the number').fill('dozen')
  await says(sentence, /has no word, with .* The end looked most at “dozen”/)
})

test('on a phone the grid is moved aside, not the page', async (t) => {
  const { page, demo } = await show(t, chapter, 'translate', '',
    { viewport: phone })
  assert.equal(await page.evaluate(() =>
    document.documentElement.scrollWidth - innerWidth), 0)
  const word = demo.locator('tbody th').first()
  const { x } = await word.boundingBox()
  assert.ok(await demo.locator('.grid').evaluate((grid) => {
    grid.scrollTo(1000, 0)
    return grid.scrollLeft
  }) > 0)
  const moved = (await word.boundingBox()).x - x
  assert.ok(Math.abs(moved) <= 2, `by ${moved}`) // the space between two cells
})
