// Every page opens without an error and without a request to another host, is
// light, and never scrolls sideways; of source pages, which are made alike, the
// longest and every twentieth.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import {
  desktop, open, openBrowser, pagesOf, phone, showAll, sites, someSourcePages,
  visit,
} from './browser.mjs'

const heaviest = 300 * 1000 // bytes, compressed, before WebAssembly and weights

let browser
before(async () => (browser = await openBrowser()))
after(() => browser.close())

// A browser that is late warns of what it has not used yet.
const late = /preloaded .* but not used within a few seconds/

// What a page says and asks for while `show` opens it and brings all it has.
// The page before it is gone by then, with all that it still asks for.
async function record(page, url, show) {
  await page.goto('about:blank')
  const faults = []
  const responses = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) &&
        !late.test(message.text()))
      faults.push(`${message.type()}: ${message.text()}`)
  })
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol !== 'data:' && origin !== new URL(url).origin)
      faults.push(`a foreign request: ${request.url()}`)
  })
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`))
  page.on('response', (response) => responses.push(response))
  await show(page, url)
  page.removeAllListeners()
  return { faults, responses }
}

async function showText(page, url) {
  await visit(page, url)
  await showAll(page)
}

// A source page loads no more than what it opens with.
const showSource = (page, url) => visit(page, url, 'load')

// What many pages load is weighed once.
const weights = new Map()

async function weigh(responses) {
  let bytes = 0
  for (const response of responses) {
    const url = response.url()
    if (/^data:|\.(wasm|bin)$/.test(url)) continue
    if (!weights.has(url))
      weights.set(url, gzipSync(await response.body()).length)
    bytes += weights.get(url)
  }
  return bytes
}

// Measured when what follows the page's width has followed it: a frame later.
async function overhang(page, { width }) {
  await page.waitForFunction((wide) => innerWidth === wide, width)
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; ++frame)
      await new Promise(requestAnimationFrame)
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
}

async function look(t, page, url, show) {
  await page.setViewportSize(desktop)
  const { faults, responses } = await record(page, url, show)
  assert.deepEqual(faults, [])

  const bytes = await weigh(responses)
  t.diagnostic(`${t.name}: ${Math.round(bytes / 1000)} kB`)
  assert.ok(bytes < heaviest, `${t.name} weighs ${bytes} bytes`)

  for (const viewport of [desktop, phone]) {
    await page.setViewportSize(viewport)
    assert.equal(await overhang(page, viewport), 0, `at ${viewport.width} pixels`)
  }
}

for (const site of sites)
  describe(`pages under ${site.base}`, () => {
    let served
    before(async () => (served = await open(site)))
    after(() => served.close())

    for (const file of pagesOf(site))
      test(file, async (t) => {
        const page = await browser.newPage()
        await look(t, page, served.address + file, showText)
        await page.close()
      })
  })

describe('source pages', () => {
  let served, page
  before(async () => {
    served = await open(sites[0])
    page = await browser.newPage()
  })
  after(() => Promise.all([page.close(), served.close()]))

  for (const file of someSourcePages(sites[0], 20))
    test(file, (t) => look(t, page, served.address + file, showSource))
})
