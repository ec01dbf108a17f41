// Chapter 13: a network that has read novels writes on.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { demonstrations, native, says } from './demo.mjs'

const show = demonstrations()
const chapter = '13-language-model.html'

// The first line for the C++ of this machine, with the network of the page.
function opening() {
  const bytes = readFileSync(`${process.env.LSTM_SITE_BUILD}/site/wasm/novels.bin`)
  const [count, E, H, ...rest] = new Float32Array(new Uint8Array(bytes).buffer)
  return `language letters=${rest.slice(0, count)} E=${E} H=${H} ` +
    `weights=${rest.slice(count)}`
}
const points = (text) => [...text].map((one) => one.codePointAt(0))
const asked = (text, temperature, drawn = 0) =>
  `text=${points(text)} temperature=${temperature} seed=1 drawn=${drawn}`

// What the C++ of this machine writes: letters are drawn, and then read.
function written(beginning, temperature, count) {
  let text = beginning
  for (let k = 0; k < count; ++k) {
    const { next } = Object.fromEntries(
      native([`${opening()} ${asked(text, temperature, k)}`]))
    text += String.fromCodePoint(next)
  }
  return text
}

const bars = (demo) => demo.locator('ol button')
const text = (demo) => demo.locator('.text')
const draw = (demo) => demo.getByRole('button', { name: 'Next letter' }).click()
const reads = (demo, pattern) => text(demo).filter({ hasText: pattern })
  .waitFor({ state: 'attached' }) // where there is no letter, nothing is seen

// Networks of one unit for the letters a and b. This one's logits are its
// biases, whatever it reads.
const constant = `language letters=97,98 E=1 H=1 weights=${Array(18).fill(0)},` +
  `9,0,${Math.log(3)}`
const small = 'language letters=97,98 E=1 H=1 weights=0.5,-1,2,1,0.5,2,-1,' +
  '0.3,-0.2,1,0.7,0.1,1,0.2,-0.3,1,-2,3,0.1,0.2,-0.4'
const answers = (key, lines) =>
  native(lines).filter(([name]) => name === key).map(([, numbers]) => numbers)
function near(one, other) {
  assert.equal(one.length, other.length)
  one.forEach((p, k) =>
    assert.ok(Math.abs(p - other[k]) < 1e-6, `${one}, expected ${other}`))
}

test('softmax by hand: logits 0 and log 3, at two temperatures', () => {
  const [warm, cold] = answers('p',
    [`${constant} ${asked('a', 1)}`, `+ ${asked('a', 0.5)}`])
  near(warm, [0, 0.25, 0.75]) // what is unknown never follows
  near(cold, [0, 0.1, 0.9])
})

test('letters are drawn by their chances', () => {
  const lines = Array.from({ length: 400 }, (_, k) => `+ ${asked('a', 1, k)}`)
  lines[0] = lines[0].replace('+', constant)
  const drawn = answers('next', lines).flat()
  const b = drawn.filter((one) => one === 'b'.codePointAt(0)).length
  assert.ok(b > 270 && b < 330, `${b} of ${drawn.length} are b`) // 3.5 sigma
  assert.ok(!drawn.includes(0xfffd))
})

test('what was asked before changes nothing', () => {
  const texts = ['ab', 'abba', 'abba', 'ab', 'bbba', 'b', 'bx']
  const lines = texts.map((text) => `+ ${asked(text, 1)}`)
  lines[0] = lines[0].replace('+', small)
  answers('p', lines).forEach((p, k) =>
    near(p, answers('p', [`${small} ${asked(texts[k], 1)}`])[0]))
})

test('its chances are those of the C++ on this machine', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'language',
    'language.text=She+could+no&language.temperature=0.8')
  await says(sentence, /The likeliest next letter is “t”/)
  const { p, letters } = Object.fromEntries(
    native([`${opening()} ${asked('She could no', 0.8)}`]))
  const best = [...p.keys()].sort((one, other) => p[other] - p[one]).slice(0, 10)
  const found = await bars(demo).evaluateAll((all) => all.map((bar) =>
    [...bar.querySelectorAll('.letter, .percent')].map((one) => one.textContent)))
  assert.equal(found.length, 10)
  best.forEach((k, row) => {
    const [letter, percent] = found[row]
    const name = { ' ': 'space', '\n': 'line end' }
    const one = String.fromCodePoint(letters[k])
    assert.equal(letter, name[one] ?? one)
    assert.ok(Math.abs(Number(percent.match(/[\d.]+/)) - 100 * p[k]) < 0.1, percent)
  })
})

test('it draws the letters that the C++ on this machine draws', async (t) => {
  const { demo } = await show(t, chapter, 'language')
  const expected = written('It was', 0.5, 3)
  for (let k = 7; k <= 9; ++k) {
    await draw(demo)
    await reads(demo, new RegExp(`^.{${k}}$`))
  }
  assert.equal(await text(demo).textContent(), expected)
  assert.equal(await demo.locator('.text ins').textContent(), expected.slice(6))
})

test('what is typed is read letter by letter', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'language',
    'language.text=Mr.+Darc')
  await says(sentence, /next letter is “y”/)
  await demo.getByLabel('the beginning').press('End')
  await page.keyboard.type('y')
  await says(sentence, /next letter is (?!“y”)/)
  await page.waitForURL(/language\.text=Mr\.\+Darcy/)
  await demo.getByRole('button', { name: 'Reset' }).click()
  await reads(demo, /^It was$/)
  await page.waitForURL((url) => !/language\.text/.test(url))
})

test('a link and a key make it more daring: what follows is less certain', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'language',
    'language.temperature=0.2')
  const choices = async () =>
    (await sentence.textContent()).match(/if ([\d.]+) letters/)[1]
  const width = () => bars(demo).first().locator('i').evaluate((bar) =>
    parseFloat(bar.style.width))
  const cold = [await choices(), await width()]
  await demo.getByLabel('the temperature').press('End')
  await says(sentence, new RegExp(`if (?!${cold[0]} )`))
  assert.ok(await choices() > 1.5 * cold[0])
  assert.ok(await width() < cold[1])
})

test('it writes on, stops, and begins anew', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'language')
  await demo.getByRole('button', { name: 'Write on' }).click()
  await reads(demo, /^It was.{20}/s)
  assert.equal(await sentence.textContent(), 'The network writes on.')
  await demo.getByText('Stop', { exact: true }).click()
  await says(sentence, /likeliest next letter/)
  const stopped = await text(demo).textContent()
  await draw(demo)
  await reads(demo, new RegExp(`^.{${[...stopped].length + 1}}$`, 's'))
  await demo.getByRole('button', { name: 'Begin anew' }).click()
  await reads(demo, /^It was$/)
})

test('a letter that is chosen is the reader’s, and is read', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'language')
  await draw(demo)
  await reads(demo, /^It was.$/)
  await bars(demo).nth(1).press('Enter')
  await reads(demo, /^It was..$/)
  assert.equal(await demo.locator('.text span').count(), 2)
  await demo.getByLabel('the beginning').fill('')
  await reads(demo, /^$/)
  const [p] = answers('p', [`${opening()} ${asked('\n', 0.5)}`])
  const likeliest = (100 * Math.max(...p)).toFixed(1)
  await says(sentence, new RegExp(`with ${likeliest} %`)) // of a paragraph's first
})

test('it says which letters it does not know', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'language')
  await says(sentence, /equally likely\.$/)
  await demo.getByLabel('the beginning').fill('Ἀθῆναι')
  await says(sentence, /has never seen Ἀ θ ῆ ν α ι, which are each read as/)
  await demo.getByLabel('the beginning').fill('5 €')
  await says(sentence, /has never seen €, which is read as/)
})
