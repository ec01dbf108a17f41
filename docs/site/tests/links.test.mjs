// Every link, image and anchor of every page leads somewhere.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  open, openBrowser, pagesOf, sites, sourcePagesOf, visit,
} from './browser.mjs'

let browser
before(async () => (browser = await openBrowser()))
after(() => browser.close())

// What a page names: addresses it points to, and places it has.
const namesOf = (page) =>
  page.evaluate(() => ({
    targets: [
      ...Array.from(document.links, (link) => link.href),
      ...Array.from(document.images, (image) => image.src),
    ],
    ids: Array.from(document.querySelectorAll('[id]'), (place) => place.id),
  }))

const values = (html, attribute) =>
  Array.from(html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g')),
    ([, value]) => value.replace(/&amp;/g, '&'))

// The same of a source page, which has all that it has before a script runs.
function namesIn(path, address) {
  const [, html] = readFileSync(path, 'utf8').split('<body>')
  return {
    targets: values(html, 'href').map((href) => new URL(href, address).href),
    ids: values(html, 'id'),
  }
}

for (const site of sites)
  describe(`links under ${site.base}`, () => {
    const ids = new Map()
    const targets = new Map()
    let served

    function note(file, names) {
      const address = served.address + file
      ids.set(address, new Set(names.ids))
      ids.set(address.replace(/index\.html$/, ''), ids.get(address))
      targets.set(file, new Set(names.targets))
    }

    before(async () => {
      served = await open(site)
      const page = await browser.newPage()
      for (const file of pagesOf(site)) {
        await visit(page, served.address + file, 'load')
        note(file, await namesOf(page))
      }
      for (const file of sourcePagesOf(site))
        note(file, namesIn(join(site.folder, file), served.address + file))
    })
    after(() => served.close())

    // What is wrong with a target; nothing if it is there.
    async function fault(target) {
      const [address, anchor] = target.replace(/\?[^#]*/, '').split('#')
      if (!address.startsWith(served.address)) return null
      if (!ids.has(address)) {
        const { status } = await fetch(address)
        return status === 200 ? null : `${target}: ${status}`
      }
      const there = !anchor || ids.get(address).has(decodeURIComponent(anchor))
      return there ? null : `${target}: no such place`
    }

    for (const file of [...pagesOf(site), ...sourcePagesOf(site)])
      test(file, async () => {
        assert.ok(targets.get(file).size > 10, 'links and images are found')
        const faults = await Promise.all([...targets.get(file)].map(fault))
        assert.deepEqual(faults.filter(Boolean), [])
      })
  })
