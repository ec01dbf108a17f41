// What a reader does with the source: go from a listing to its place and back,
// from a name to its definition; copy; find it in the search and beside it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import {
  copied, desktop, open, openBrowser, pagesOf, sites, sourcePagesOf, visit,
} from './browser.mjs'

const project = new URL('../../../', import.meta.url)

let browser, context, page
before(async () => (browser = await openBrowser()))
after(() => browser.close())

// The first of some pages that has what a test is about.
const pageWith = (site, pages, pattern) =>
  pages.find((file) =>
    pattern.test(readFileSync(join(site.folder, file), 'utf8')))

const namedLines = () => page.locator('.file .named').allTextContents()

// The address changes first, then the page.
async function follow(link) {
  const target = await link.evaluate(({ href }) => href)
  await link.click()
  await page.waitForURL(target)
  return new URL(target)
}

for (const site of sites)
  describe(`source under ${site.base}`, () => {
    const texts = pagesOf(site)
    const sources = sourcePagesOf(site)
    let served
    before(async () => (served = await open(site)))
    after(() => served.close())
    beforeEach(async () => {
      context = await browser.newContext({ viewport: desktop })
      page = await context.newPage()
    })
    afterEach(() => context.close())

    const show = (file) => visit(page, served.address + file)

    test('a listing leads to its lines, and they lead back', async () => {
      const start = pageWith(site, texts, /class="place"/)
      await show(start)
      const listing = page.locator('figure.listing').first()
      const code = await listing.locator('pre').textContent()
      const { hash } = await follow(listing.locator('.place'))
      await page.locator('.file .named').first().waitFor()
      assert.equal((await namedLines()).join('\n').trim(), code.trim())

      const region = page.locator(`[id="${hash.slice(1)}"]`)
      await page.waitForFunction((id) => {
        const { top } = document.getElementById(id).getBoundingClientRect()
        return scrollY > 0 && top > 0 && top < innerHeight / 2
      }, hash.slice(1))
      const back = await follow(region.locator('a'))
      assert.ok(back.pathname.endsWith(start), back.pathname)
      const heading = page.locator(`[id="${back.hash.slice(1)}"]`)
      await heading.waitFor()
      assert.match(await heading.evaluate((place) => place.tagName), /^H\d$/)
    })

    test('any range of lines can be named', async () => {
      const file = sources.at(-1)
      await show(`${file}#L3-L5`)
      assert.equal((await namedLines()).length, 3)
      await page.evaluate(() => (location.hash = '#L4'))
      await page.waitForFunction(() =>
        document.querySelectorAll('.file .named').length === 1)
      assert.equal(await page.locator('.named').getAttribute('id'), 'L4')
    })

    test('a name leads to its definition', async () => {
      const file = pageWith(site, sources, /<a href="[^"]*#L\d+" title/)
      await show(file)
      const link = page.locator('.file .line a[href*="#L"]').first()
      const name = await link.textContent()
      await follow(link)
      await page.locator('.file .named', { hasText: name }).waitFor()
    })

    test('what is copied is the file', async () => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await show(pageWith(site, sources, /class="explained"/))
      const code = page.locator('[data-source]')
      const file = await code.getAttribute('data-source')
      const text = readFileSync(new URL(file, project), 'utf8')

      await code.evaluate((all) => getSelection().selectAllChildren(all))
      assert.equal(await copied(page, () => page.keyboard.press('Control+C')),
        text.trimEnd())

      await page.locator('.file').hover()
      assert.equal(await copied(page, () =>
        page.locator('.file button.copy').click()), text)
    })

    test('the search shows text first, and source as source', async () => {
      await show('index.html')
      await page.keyboard.press('/')
      const input = page.locator('.VPLocalSearchBox input')
      await input.fill('forward')
      const results = page.locator('.VPLocalSearchBox .result')
      await results.first().waitFor()
      const found = await results.evaluateAll((links) =>
        links.map(({ href, innerText }) => ({ href, innerText })))
      const isSource = found.map(({ href }) => href.includes('/source/'))
      assert.ok(!isSource[0], 'text is found')
      assert.deepEqual(isSource, [...isSource].sort())

      const file = sources[0].match(/^source\/(.*)\.html$/)[1]
      await input.fill(file.split('/').at(-1))
      await results.filter({ hasText: `Source: ${file}` }).waitFor()
    })

    test('text and source each have their own beside them', async () => {
      const beside = page.locator('.VPSidebar')
      await show('references.html')
      const toSource = beside.getByRole('link', { name: 'All source files' })
      const count = (links) => page.locator(links).count()
      assert.equal(await count('.VPSidebar a[href*="/source/"]'), 1)
      assert.equal(await count('.pager-link[href*="/source/"]'), 0)
      await follow(toSource)
      await page.locator('h1', { hasText: 'All source files' }).waitFor()

      const last = page.locator('.vp-doc li a').last()
      const name = await last.innerText()
      await follow(last)
      await page.locator('h1', { hasText: name }).waitFor()
      const here = beside.locator('.is-link.is-active')
      await here.filter({ hasText: name }).waitFor()
      assert.equal(await here.innerText(), name)
      assert.equal(await count('.VPSidebar a[href*="cell-state"]'), 0)
    })
  })
