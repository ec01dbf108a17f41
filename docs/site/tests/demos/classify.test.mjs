// Chapter 14: networks that say of which class a sentence is.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { demonstrations, native, says } from './demo.mjs'

const show = demonstrations()
const chapter = '14-text-classification.html'
const build = process.env.LSTM_SITE_BUILD
const weights = (name) => `${build}/site/wasm/${name}.bin`

const bytes = (text) => [...new TextEncoder().encode(text)]
const lines = (some) => Buffer.from(some).toString().split('\n')
const answers = (opening, texts) => texts.map((text) =>
  Object.fromEntries(native([`${opening} text=${bytes(text)}`])))
function near(one, other, tolerance = 1e-6) {
  assert.equal(one.length, other.length)
  one.forEach((x, k) =>
    assert.ok(Math.abs(x - other[k]) <= tolerance, `${one}, expected ${other}`))
}

// The network of the page, for the C++ of this machine.
function opening(name) {
  const [known, classes, E, H, directions, pooling, ...rest] =
    new Float32Array(new Uint8Array(readFileSync(weights(name))).buffer)
  return `classify known=${rest.slice(0, known)} ` +
    `classes=${rest.slice(known, known + classes)} E=${E} H=${H} ` +
    `directions=${directions} pooling=${pooling} ` +
    `weights=${rest.slice(known + classes)}`
}

// What the chapter's program says.
function program(name, text) {
  const file = new URL(`../../weights/${name}.npz`, import.meta.url).pathname
  const said = execFileSync(`${build}/chapters/14_text_classification`,
    ['--load', file, '--say', text], { encoding: 'utf8' })
  const table = (part) => part.trim().split('\n').map((line) => line.split(/ +/))
  const [classes, words] = said.split(/Without a word.*\n/).map(table)
  return {
    classes: classes.map(([one]) => one), p: classes.map(([, p]) => Number(p)),
    words: words.map(([word]) => word),
    changes: words.map(([, change]) => Number(change)),
    unknown: words.filter((line) => line.length > 2).map(([word]) => word),
  }
}

const texts = (locator) => locator.evaluateAll((all) =>
  all.map((one) => one.textContent.trim()))
const number = (text) => Number(text.replace('−', '-').match(/-?[\d.]+/)[0])
const words = (demo) => demo.locator('.words .word')
const press = (demo, name) =>
  demo.getByRole('button', { name, exact: true }).press('Enter')
const sentenceOf = (demo) => demo.getByLabel('the sentence').inputValue()

// One unit in each direction whose h is tanh 1 after "a", −tanh 1 after "b" and
// 0 after all else: it forgets, and g is ±1. Its logits are 0 and w · h.
const unit = [0, 0, 1, 0, 0, 0, 0, 0, 100, -100, 0, 100]
const byHand = (pooling, w) => `classify known=${bytes('a\nb')} ` +
  `classes=${bytes('no\nyes')} E=1 H=1 directions=${w.length} pooling=${pooling} ` +
  `weights=0,100,-100,${w.flatMap(() => unit)},${w.map(() => 0)},${w},0,0`
const sigmoid = (z) => 1 / (1 + Math.exp(-z))
const h = Math.tanh(1)
const yes = sigmoid(2 * h) // of a text whose number is h, where w is 2

test('by hand: the last state, word by word', () => {
  const [{ p, chosen, moved, so_far }] = answers(byHand(0, [2]), ['a b'])
  near(p, [yes, 1 - yes])
  near(chosen, [0])
  near(moved, [0, 2 * yes - 1])
  near(so_far, [1 - yes, yes])
})

test('by hand: the mean, the largest, and both directions', () => {
  const [mean] = answers(byHand(1, [2]), ['a b a'])
  near(mean.p, [sigmoid(-2 * h / 3), sigmoid(2 * h / 3)])
  near(mean.moved, [mean.p[1] - 0.5, mean.p[1] - yes, mean.p[1] - 0.5])
  const [largest] = answers(byHand(2, [2]), ['b a b'])
  near(largest.moved, [0, 2 * yes - 1, 0])
  near(largest.so_far, [1 - yes, yes, yes])
  const [both] = answers(byHand(0, [2, 1]), ['a b']) // the second has read "a" last
  near(both.p, [sigmoid(h), sigmoid(-h)])
})

test('words are cut as the chapter cuts them, and some are unknown', () => {
  const [some, none] = answers(byHand(0, [2]), ['A Zürich, b', ' - '])
  assert.deepEqual(lines(some.words), ['a', 'zürich', ',', 'b'])
  assert.deepEqual(some.is_known, [1, 0, 0, 1])
  assert.deepEqual(lines(some.classes), ['no', 'yes'])
  assert.equal(none.p, undefined)
})

for (const [name, texts] of Object.entries({
  sentences: ['nobody thinks that the film is not good',
    'Although the soup was bad, our hotel is hardly "tasty"'],
  topics: ['a game about mail', 'Python library that reads Ogg files'],
}))
  test(`the chapter’s program says the same of ${name}`, () => {
    answers(opening(name), texts).forEach((answer, k) => {
      const expected = program(name, texts[k])
      assert.deepEqual(lines(answer.classes), expected.classes)
      assert.deepEqual(lines(answer.words), expected.words)
      near(answer.p, expected.p, 0.00051)
      near(answer.moved.map((moved) => -moved), expected.changes, 0.00051)
      assert.deepEqual(expected.words.filter((_, k) => !answer.is_known[k]),
        expected.unknown)
    })
  })

test('all networks of the page together take less than a megabyte', () => {
  const size = (name) => statSync(weights(name)).size
  assert.ok(size('sentences') + size('topics') < 1e6)
})

test('the page shows the numbers of the chapter’s program', async (t) => {
  const text = 'Python library that reads Ogg files'
  const { demo } = await show(t, chapter, 'classify',
    `classify.network=1&classify.text=${text}`)
  const expected = program('topics', text)
  const numbers = async (place) => (await texts(demo.locator(place))).map(number)
  assert.deepEqual(await texts(demo.locator('.classes span:first-child')),
    expected.classes)
  near((await numbers('.classes .percent')).map((p) => p / 100), expected.p, 0.0011)
  assert.deepEqual(await texts(words(demo)), expected.words)
  near(await numbers('.without'), expected.changes, 0.0011)
  assert.deepEqual(await texts(demo.locator('.word.unknown')), expected.unknown)
  const soFar = await numbers('.percent-so-far')
  const [answer] = answers(opening('topics'), [text])
  near(soFar.map((p) => p / 100), answer.so_far, 0.0006)
  const heights = await demo.locator('.so-far i').evaluateAll((all) =>
    all.map((one) => parseFloat(one.style.height)))
  near(heights.map((p) => p / 100), answer.so_far, 1e-5)
})

test('blue words speak for the class, orange ones against it', async (t) => {
  const { demo } = await show(t, chapter, 'classify',
    'classify.network=1&classify.text=a+game+about+mail')
  const found = await words(demo).evaluateAll((all) => all.map((one) => {
    const [red, , blue, much] = getComputedStyle(one).backgroundColor
      .match(/[\d.e-]+/g).map(Number)
    return { blue: blue > red, much }
  }))
  const { moved } = answers(opening('topics'), ['a game about mail'])[0]
  assert.ok(Math.min(...moved) < -0.1 && Math.max(...moved) > 0.1, `${moved}`)
  found.forEach(({ blue, much }, k) => {
    if (Math.abs(moved[k]) > 0.1) assert.equal(blue, moved[k] > 0, `word ${k}`)
    assert.ok(Math.abs(much - 0.45 * Math.abs(moved[k])) < 0.01, `${much}`)
  })
})

test('what is typed is read, and stands in the address', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'classify')
  await says(sentence, /likeliest class is negative/)
  await demo.getByLabel('the sentence').press('Home')
  await page.keyboard.type('nobody thinks that ')
  await says(sentence, /likeliest class is positive/)
  await page.waitForURL(/classify\.text=nobody\+thinks\+that\+the\+film\+is\+not\+good/)
  await demo.getByLabel('the sentence').fill('The pudding is good, my friend')
  await says(sentence, /not know pudding friend, which are each read as/)
  await demo.getByLabel('the sentence').fill('')
  await says(sentence, /^There is no word/)
  assert.equal(await words(demo).count(), 0)
  await press(demo, 'Reset')
  await says(sentence, /likeliest class is negative/)
  await page.waitForURL((url) => !/classify\.text/.test(url))
})

test('words are left out, exchanged and added by keys', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'classify')
  const word = (name) => demo.getByRole('button', { name: `${name} : ` }).press('Enter')
  await word('not')
  await press(demo, 'Leave out “not”')
  await says(sentence, /likeliest class is positive/)
  assert.equal(await sentenceOf(demo), 'the film is good')
  await demo.locator('summary').press('Enter')
  await press(demo, 'bad') // "good" was picked, as it came next
  await says(sentence, /likeliest class is negative/)
  assert.equal(await sentenceOf(demo), 'the film is bad')
  await word('is')
  await demo.getByLabel('put it behind').press('Space')
  await press(demo, 'never')
  await says(sentence, /likeliest class is positive/)
  assert.equal(await sentenceOf(demo), 'the film is never bad')
  await word('never') // it was picked, and is no more
  await press(demo, ',')
  await words(demo).nth(5).waitFor()
  assert.equal(await sentenceOf(demo), 'the film is never bad ,')
})

test('another network comes when it is chosen, with its examples', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'classify')
  const come = []
  page.on('request', (request) => come.push(request.url()))
  const example = 'puzzle game with falling blocks'
  await demo.getByLabel('the network').selectOption('1')
  await says(sentence, /likeliest class is games/)
  assert.equal(come.filter((url) => /topics.*\.bin/.test(url)).length, 1)
  assert.equal(await sentenceOf(demo), example)
  assert.equal(await demo.locator('.classes li').count(), 12)
  assert.equal(await demo.locator('summary').count(), 0)
  await page.waitForURL(/classify\.network=1/)
  await press(demo, 'Python library that reads and writes audio files')
  await says(sentence, /likeliest class is sound/)
  await demo.getByLabel('the sentence').fill('the film is not good')
  await demo.getByLabel('the network').selectOption('0')
  await says(sentence, /likeliest class is negative/)
  assert.equal(await demo.locator('summary').textContent(),
    'The 72 words that it knows')
})
