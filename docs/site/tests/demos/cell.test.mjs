// Chapter 5: the cell, step by step.
import { test } from 'node:test'
import { demonstrations, says } from './demo.mjs'

const show = demonstrations()
const chapter = '05-full-cell.html'

test('the cell begins where the page writes', async (t) => {
  const { sentence } = await show(t, chapter, 'cell')
  await says(sentence, /^Step 2, told to write: .* = 0\.00 · 0\.00 \+ 1\.00 · 0\.60 = 0\.60, and h .* = 0\.00\.$/)
})

test('a key goes to the next step, on the diagram too; Reset back', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'cell')
  await demo.getByLabel('the step to look at').press('ArrowRight')
  await says(sentence, /^Step 3, told to do nothing: .* = 1\.00 · 0\.60 \+ 0\.00 · −0\.66 = 0\.60/)
  await demo.getByRole('img', { name: /^The cell at step 3: f 1\.00, i 0\.00, g −0\.66, .* c 0\.60/ }).waitFor()
  await page.waitForURL(/cell\.step=3/)
  await demo.getByRole('button', { name: 'Reset' }).click()
  await says(sentence, /^Step 2/)
})

test('the address sets the step: the numbers are the table’s', async (t) => {
  const { sentence } = await show(t, chapter, 'cell', 'cell.step=9')
  await says(sentence, /told to show: .* = −0\.46, and h = o · tanh c = 1\.00 · −0\.43 = −0\.43\.$/)
})

test('a switch writes, and a value that comes then is stored', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'cell', 'cell.step=3')
  await demo.getByLabel('write at step 3').press('Space')
  await says(sentence, /told to write: .* = 0\.00 · 0\.60 \+ 1\.00 · −0\.66 = −0\.66/)
  await demo.getByLabel('value at step 3').press('ArrowUp')
  await says(sentence, /1\.00 · −0\.60 = −0\.60/)
})

test('links give the cell other weights', async (t) => {
  const { page, sentence } = await show(t, chapter, 'cell')
  await page.getByRole('link', { name: 'a sharpness of 2' }).click()
  await says(sentence, /= 0\.12 · 0\.09 \+ 0\.88 · 0\.60 = 0\.54/)
  await page.getByRole('link', { name: 'from a random start' }).click()
  await says(sentence, /^Step 2, told to write: (?!.* (0\.00|1\.00) ·)/)
})
