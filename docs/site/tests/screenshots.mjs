// A picture of each page for a person to look at, in both themes, on a desktop
// and on a phone: node screenshots.mjs FOLDER [PART OF A NAME]
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { desktop, open, openBrowser, pagesOf, phone, showAll, sites } from
  './browser.mjs'

const [folder, part = ''] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })

const browser = await openBrowser()
const site = await open(sites[0])
for (const colorScheme of ['light', 'dark'])
  for (const [name, viewport] of Object.entries({ desktop, phone })) {
    const page = await browser.newPage({ viewport, colorScheme })
    for (const file of pagesOf(sites[0]).filter((f) => f.includes(part))) {
      await page.goto(site.address + file)
      await showAll(page)
      const picture = file.replace('.html', `-${colorScheme}-${name}.png`)
      await page.screenshot({ path: join(folder, picture), fullPage: true })
    }
    await page.close()
  }
await browser.close()
site.close()
