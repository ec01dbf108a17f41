// Chapter 7: the optimisers race through the valley.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrations, native, says } from './demo.mjs'

const show = demonstrations()
const chapter = '07-adam.html'

test('its heights are those of the page', async (t) => {
  const { sentence } = await show(t, chapter, 'race')
  assert.equal(await sentence.textContent(), 'After 1000 steps descent is at ' +
    '0.07069, momentum is at 1.8e−8, Adam is at 2.3e−13. The lowest is Adam.')
})

test('its heights are those of the C++ on this machine', async (t) => {
  const { sentence } = await show(t, chapter, 'race',
    'race.x=0&race.y=2&race.Adam=0.05&race.step=300')
  const text = await says(sentence, /After 300/)
  const values = Object.fromEntries(
    native(['race x=0 y=2 descent=0.002 momentum=0.002 Adam=0.05']))
  for (const name of ['descent', 'momentum', 'Adam']) {
    const shown = Number(text.match(new RegExp(`${name} is at ([\\d.]+\\d)`))[1])
    const height = values[`${name}.height`][300]
    assert.ok(Math.abs(shown / height - 1) < 1e-3, `${text} ${height}`)
  }
})

test('a key takes steps back and moves the start; Reset undoes it', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'race')
  await demo.getByLabel('steps taken').press('ArrowLeft')
  await says(sentence, /After 990 steps/)
  await demo.getByLabel('the start, x').press('ArrowRight')
  await says(sentence, /momentum is at 1\.7e−9/)
  await page.waitForURL(/race\.step=990/)
  await page.waitForURL(/race\.x=-1\.15/)
  await demo.getByRole('button', { name: 'Reset' }).click()
  await says(sentence, /After 1000 steps descent is at 0\.07069/)
})

test('a click on the map sets the start', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'race')
  const { width, height } = await demo.locator('.ground').boundingBox()
  await demo.locator('.area').click(
    { position: { x: width * 0.75, y: height * 0.5 } })
  await says(sentence, /descent is at (?!0\.07069)/)
  await page.waitForURL(/race\.x=1(&|#)/)
})

test('the race begins at the start and ends after all steps', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'race')
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await demo.getByRole('button', { name: 'Watch the race' }).click()
  await page.clock.runFor(100)
  await says(sentence, /After 0 steps/)
  await page.clock.runFor(2500)
  await says(sentence, /After 250 steps/)
  await page.clock.runFor(2500)
  await says(sentence, /After 1000 steps/)
  await demo.getByRole('button', { name: 'Watch the race' }).waitFor()
})

test('who flies off is said to have done so', async (t) => {
  const { sentence } = await show(t, chapter, 'race', 'race.x=2&race.y=-0.5')
  await says(sentence, /descent has flown off, momentum has flown off, Adam is at/)
})
