// Chapters 2 to 4: the gates, each by itself.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrations, native, says } from './demo.mjs'

const show = demonstrations()
const forget = '02-forget-gate.html'
const input = '03-input-gate.html'
const output = '04-output-gate.html'
const number = (text, pattern) =>
  Number(text.match(pattern)[1].replace('−', '-'))
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-4, `${a}, expected ${b}`)

// What is shown has four digits, and is what the chapters' programs print.
test('a forget gate without a mark keeps what the table of biases says', async (t) => {
  const { sentence } = await show(t, forget, 'forget', 'forget.b=5&forget.W=0')
  await says(sentence, /f is 0\.9933: half is gone after 103\.2 steps/)
  await says(sentence, /the slope is 0\.00664[89]/)
  near(number(await sentence.textContent(), /24 steps ([\d.]+) is left/), 0.8511)
})

test('keys move the bias of the forget gate; Reset undoes it', async (t) => {
  const { page, demo, sentence } = await show(t, forget, 'forget')
  await says(sentence, /f is 0\.9526.*the mark f is 0\.04743/)
  await demo.getByLabel('b, the bias').press('ArrowLeft')
  await says(sentence, /f is 0\.9241/)
  await page.waitForURL(/forget\.b=2\.5/)
  await demo.getByRole('button', { name: 'Reset' }).click()
  await says(sentence, /f is 0\.9526/)
  await page.waitForURL((url) => !/forget\./.test(url))
})

test('the input gate writes what the table of chapter 3 says', async (t) => {
  const { demo, sentence } = await show(t, input, 'input')
  await says(sentence, /the mark i is 1, and the step adds 0\.4621 to c/)
  await demo.getByLabel('v, the value read').press('Home')
  await says(sentence, /g is −0\.7616/)
})

test('a link leaves the gate of chapter 3 without its mark', async (t) => {
  const { page, demo, sentence } = await show(t, input, 'input')
  await page.getByRole('link', { name: 'does not read the mark' }).click()
  await says(sentence, /With the mark i is 0\.5.*Without it i is 0\.5/)
  await demo.getByRole('button', { name: 'Reset' }).click()
  await says(sentence, /Without it i is 4\.5e−5/)
})

test('the output gate shows c when it is asked', async (t) => {
  const settings = ['c=-2.5', 'W=4', 'b=-1.5']
  const { sentence } = await show(t, output, 'output',
    settings.map((setting) => `output.${setting}`).join('&'))
  await says(sentence, /knows −2\.5/)
  const text = await sentence.textContent()
  const here = Object.fromEntries(native([`output ${settings.join(' ')}`]))
  const k = here.cells.indexOf(-2.5)
  near(number(text, /Asked, o is [\d.]+ and h is (−?[\d.]+\d)/), here.asked[k])
  near(number(text, /Not asked, .* h is (−?[\d.]+\d)/), here.silent[k])
})

test('keys move the cell state that the output gate shows', async (t) => {
  const { page, demo, sentence } = await show(t, output, 'output')
  await says(sentence, /Asked, o is 0\.9526 and h is 0\.6823/)
  await demo.getByLabel('c, what the cell knows').press('Home')
  await says(sentence, /knows −4\..* c is −4 both times/)
  await page.waitForURL(/output\.c=-4/)
  await demo.getByRole('button', { name: 'Reset' }).click()
  await says(sentence, /knows 0\.9\./)
})
