// Chapter 6: the error of a measured gradient over the step.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrations, printed, says } from './demo.mjs'

const show = demonstrations()
const chapter = '06-bptt.html'
const errors = (text) =>
  [...text.matchAll(/(\d[\d.]*(?:e−\d+)?) (?:in|with)/g)]
    .map(([, number]) => Number(number.replace('−', '-')))

test('double is best near 1e−5, and a key on float is better', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'check')
  const [double, float, complex] = errors(await says(sentence, /^With a step of 1e−5 /))
  assert.ok(double < 1e-8 && float > 1e-2 && complex < 1e-9)
  for (let k = 0; k < 6; ++k) await demo.getByLabel('the step s').press('ArrowRight')
  const [later, better] = errors(await says(sentence, /^With a step of 1e−2 /))
  assert.ok(later > 100 * double && better < float / 100)
  await page.waitForURL(/check\.power=-2/)
  await demo.getByRole('button', { name: 'Reset' }).click()
  await says(sentence, /^With a step of 1e−5 /)
})

// The slider moves at once, the numbers when they are computed.
test('the sentence names the step that its numbers are of', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'check')
  const before = await sentence.textContent()
  const meanwhile = await demo.getByLabel('the step s').evaluate(async (slider) => {
    slider.value = -2
    slider.dispatchEvent(new Event('input'))
    await Promise.resolve() // the page is up to date, the worker has not answered
    return slider.closest('.demo').querySelector('.sentence').textContent
  })
  assert.equal(meanwhile, before)
  await says(sentence, /^With a step of 1e−2 /)
})

// The largest error in the page's table at 1e-1, of both kinds of number.
test('the address sets the step: a tenth has the table’s error', async (t) => {
  const row = printed('06-bptt.md', '1e-01')
  const { sentence } = await show(t, chapter, 'check', 'check.power=-1')
  const found = errors(await says(sentence, /^With a step of 1e−1 /))
  for (const error of found.slice(0, 2))
    assert.ok(Math.abs(error - Math.max(...row)) < 5e-5, `${found} ${row}`)
})

test('the losses of a float have no other digits at 1e−8', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'check')
  await page.getByRole('link', { name: 'a float has no others' }).click()
  await says(sentence, /^With a step of 1e−8 .* 1 in float/)
  const different = (kind) => demo.locator('.kind', { hasText: kind }).locator('b')
  assert.equal(await different('float').first().textContent(), '')
  assert.notEqual(await different('double').first().textContent(), '')
})
