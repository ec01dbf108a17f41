// axe finds nothing serious in any page, nor in any chapter in the other theme:
// appendices are made of what chapters are made of.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, describe, test } from 'node:test'
import {
  desktop, open, openBrowser, pagesOf, phone, showDemonstrations, sites,
  someSourcePages, visit,
} from './browser.mjs'

const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const axe = readFileSync(path, 'utf8')

let browser, site
before(async () => {
  browser = await openBrowser()
  site = await open(sites[0])
})
after(() => Promise.all([browser.close(), site.close()]))

// What follows the fonts and the sizes of frames has followed them.
const settle = (page) =>
  page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 2; ++frame)
      await new Promise(requestAnimationFrame)
  })

const findings = (page) =>
  page.evaluate(async () => {
    const { violations } = await window.axe.run({ resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, nodes }) => [id, nodes.length, nodes[0].html.slice(0, 300)])
  })

const pages = pagesOf(sites[0])
const chapters = pages.filter((file) => /^\d\d-/.test(file))

for (const [colorScheme, viewport, files] of [
  ['light', desktop, pages],
  ['dark', phone, chapters],
])
  describe(`${colorScheme}, ${viewport.width} pixels wide`, () => {
    for (const file of [...files, ...someSourcePages(sites[0], 100)])
      test(file, async () => {
        const page = await browser.newPage({ colorScheme, viewport })
        await visit(page, site.address + file, 'load')
        await showDemonstrations(page)
        await settle(page)
        await page.evaluate(axe)
        assert.deepEqual(await findings(page), [])
        await page.close()
      })
  })
