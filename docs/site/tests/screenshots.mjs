// Pictures of each page for a person to look at, in both themes, on a desktop
// and on a phone: node screenshots.mjs FOLDER [PART OF A NAME]; of source pages
// only those that a part of a name asks for
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  desktop, open, openBrowser, pagesOf, phone, showAll, sites, sourcePagesOf,
} from './browser.mjs'

// A chapter is 60,000 pixels tall, and few programs open that.
const tallest = 3000

const [folder, part = ''] = process.argv.slice(2)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

async function photograph(page, name) {
  const { width, height } = await page.evaluate(() => ({
    width: innerWidth,
    height: document.documentElement.scrollHeight,
  }))
  for (let y = 0, k = 1; y < height; y += tallest, ++k)
    await page.screenshot({
      path: join(folder, `${name}-${String(k).padStart(2, '0')}.png`),
      fullPage: true,
      clip: { x: 0, y, width, height: Math.min(tallest, height - y) },
    })
}

const files = part
  ? [...pagesOf(sites[0]), ...sourcePagesOf(sites[0])]
  : pagesOf(sites[0])
const browser = await openBrowser()
const site = await open(sites[0])
for (const colorScheme of ['light', 'dark'])
  for (const [name, viewport] of Object.entries({ desktop, phone })) {
    const page = await browser.newPage({ viewport, colorScheme })
    for (const file of files.filter((f) => f.includes(part))) {
      await page.goto(site.address + file)
      await showAll(page)
      const stem = file.replace('.html', '').replaceAll('/', '-')
      await photograph(page, `${stem}-${colorScheme}-${name}`)
    }
    await page.close()
  }
await browser.close()
site.close()
