// What a reader does: search, turn pages, change the theme, copy, print.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import {
  copied, desktop, open, openBrowser, phone, sites, visit,
} from './browser.mjs'

let browser, context, page
before(async () => (browser = await openBrowser()))
after(() => browser.close())

const linesOf = (file) =>
  readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8').split('\n')

// The address changes first, then the page.
async function at(file, title) {
  await page.waitForURL((url) => url.pathname.endsWith(file))
  await page.locator('h1', { hasText: title }).waitFor()
}

async function openSearch() {
  await page.keyboard.press('/')
  const input = page.locator('.VPLocalSearchBox input')
  await input.waitFor()
  return input
}

for (const base of sites)
  describe(`reading under ${base.base}`, () => {
    let site
    before(async () => (site = await open(base)))
    after(() => site.close())
    beforeEach(async () => {
      context = await browser.newContext({ viewport: desktop })
      page = await context.newPage()
    })
    afterEach(() => context.close())

    test('/ opens the search, which finds and leads to what it found',
      async () => {
        await visit(page, site.address + 'index.html')
        const input = await openSearch()
        await input.fill('vanish')
        const found = page.locator('.VPLocalSearchBox .result').first()
        const target = await found.getAttribute('href')
        await page.keyboard.press('Enter')
        await page.waitForURL((url) => url.pathname + url.hash === target)
        await page.locator('main', { hasText: /vanish/ }).waitFor()
      })

    test('the arrows turn pages', async () => {
      await visit(page, site.address + '01-cell-state.html')
      await page.keyboard.press('ArrowRight')
      await at('02-forget-gate.html', '2 Forget gate')
      await page.keyboard.press('ArrowLeft')
      await at('01-cell-state.html', '1 Cell state')
    })

    test('the arrows stay with what has the focus', async () => {
      await page.setViewportSize(phone)
      await visit(page, site.address + '01-cell-state.html')
      await page.evaluate(() => {
        window.turned = 0
        addEventListener('click', ({ target }) => {
          if (target.closest('.pager-link')) window.turned += 1
        })
      })
      const turned = () => page.evaluate(() => window.turned)
      const input = await openSearch()
      await input.fill('gate')
      await page.keyboard.press('ArrowRight')
      assert.equal(await turned(), 0, 'in the search')
      await page.keyboard.press('Escape')
      await page.locator('.vp-doc pre[tabindex="0"]').first().focus()
      await page.keyboard.press('ArrowRight')
      assert.equal(await turned(), 0, 'in a listing')
      await page.evaluate(() => document.activeElement.blur())
      await page.keyboard.press('ArrowRight')
      assert.equal(await turned(), 1, 'on the page itself')
    })

    test('a listing names its lines, and its button copies it', async () => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await visit(page, site.address + '02-forget-gate.html')
      const listing = page.locator('figure.listing').first()
      const caption = await listing.locator('figcaption').innerText()
      const [, file, first, last] =
        caption.match(/^((?:lib|chapters)\/[\w/.]+)#\w+, lines (\d+) to (\d+)$/)
      await listing.hover()
      const text = await copied(page, () =>
        listing.locator('button.copy').click())
      assert.deepEqual(text.trimEnd().split('\n'),
        linesOf(file).slice(first - 1, last))
    })

    test('what is folded is open on paper', async () => {
      await visit(page, site.address + '02-forget-gate.html')
      const states = await page.evaluateHandle(() => {
        const details = document.createElement('details')
        document.querySelector('.vp-doc').append(details)
        const states = []
        for (const event of ['beforeprint', 'afterprint'])
          addEventListener(event, () => states.push(details.open))
        return states
      })
      await page.pdf()
      assert.deepEqual(await states.jsonValue(), [true, false])
    })

    test('paper shows the page alone', async () => {
      await visit(page, site.address + '02-forget-gate.html')
      assert.ok(await page.locator('.VPSidebar').isVisible())
      await page.emulateMedia({ media: 'print' })
      for (const part of ['.VPNav', '.VPSidebar', '.aside', '.VPDocFooter'])
        assert.ok(!(await page.locator(part).first().isVisible()), part)
      assert.ok(await page.locator('.vp-doc h1').isVisible())
    })
  })
