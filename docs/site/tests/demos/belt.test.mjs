// Chapter 1: the conveyor belt.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrations, says } from './demo.mjs'

const show = demonstrations()
const chapter = '01-cell-state.html'

test('the belt begins with the five acts of the page', async (t) => {
  const { sentence } = await show(t, chapter, 'belt')
  assert.equal(await sentence.textContent(), 'After 12 steps c is −0.3.')
})

test('a key moves a step, the state and the address; Reset undoes it', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'belt')
  await demo.getByLabel('g at step 5').press('ArrowUp')
  await says(sentence, /c is −0\.25\./)
  await page.waitForURL(/belt\.g=0\.8,-0\.5,0\.1,0\.7,-0\.5,0/)
  await demo.getByRole('button', { name: 'Reset' }).click()
  await says(sentence, /c is −0\.3\./)
  await page.waitForURL((url) => !/belt\.g/.test(url))
})

test('the address sets the belt', async (t) => {
  const { sentence } = await show(t, chapter, 'belt', 'belt.f=0,1,1,1,1')
  await says(sentence, /c is 0\.6\./)
})

test('a link of the page sets the belt, and going back undoes it', async (t) => {
  const { page, sentence } = await show(t, chapter, 'belt')
  await page.getByRole('link', { name: 'open the forget gate' }).click()
  await says(sentence, /c is 0\.15\./)
  await page.goBack()
  await says(sentence, /c is −0\.3\./)
})

test('what cannot be a setting is passed over', async (t) => {
  const { sentence } = await show(t, chapter, 'belt', 'belt.f=x,9&belt.q=1')
  await says(sentence, /c is −0\.3\./)
})
