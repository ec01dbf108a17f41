// The reader's choice of a theme changes the page and its figures.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktop, open, openBrowser, sites, visit } from './browser.mjs'

let browser, site
before(async () => {
  browser = await openBrowser()
  site = await open(sites[0])
})
after(() => Promise.all([browser.close(), site.close()]))

// How many of a picture's pixels are about as dark as black ink, or about as
// light as white. The browser itself reads the picture.
const shades = (page, picture) =>
  page.evaluate(async (bytes) => {
    const blob = new Blob([new Uint8Array(bytes)])
    const image = await createImageBitmap(blob)
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    let dark = 0
    let light = 0
    for (let k = 0; k < data.length; k += 4) {
      const grey = (data[k] + data[k + 1] + data[k + 2]) / 3
      if (grey < 70) ++dark
      if (grey > 190) ++light
    }
    return { dark, light, all: data.length / 4 }
  }, [...picture])

// The ground changes in half a second.
const settled = (page) =>
  page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState === 'finished'))

async function look(page) {
  const figure = page.locator('.vp-doc p > img').first()
  await figure.scrollIntoViewIfNeeded()
  await figure.evaluate((image) => image.decode())
  await settled(page)
  return shades(page, await figure.screenshot())
}

test('the theme switches, and the figures with it', async () => {
  const colorScheme = 'light'
  const page = await browser.newPage({ viewport: desktop, colorScheme })
  await visit(page, `${site.address}08-sine-prediction.html`)
  const day = await look(page)
  await page.locator('.VPNavBarAppearance button').click()
  await page.locator('html.dark').waitFor()
  const night = await look(page)

  // Light ink on a dark ground, where dark ink was on a light one.
  assert.ok(day.light > 0.8 * day.all, 'the ground is light')
  assert.ok(day.dark > 500, 'its ink is dark')
  assert.ok(night.dark > 0.8 * night.all, 'the ground is dark')
  assert.ok(night.light > 500, 'its ink is light')

  await page.reload()
  assert.equal(await page.locator('html.dark').count(), 1, 'it is remembered')
  await page.close()
})

test('at first the theme is the one that the system asks for', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ colorScheme })
    const answer = await visit(page, site.address)
    assert.equal(answer.status(), 200)
    assert.equal(await page.locator('html.dark').count(),
      colorScheme === 'dark' ? 1 : 0)
    await page.close()
  }
})
