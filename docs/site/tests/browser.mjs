// What the tests share: the site served from a folder, and a browser.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { serve } from '../serve.mjs'

const build = process.env.LSTM_SITE_BUILD
if (!build) throw new Error('LSTM_SITE_BUILD: where all is built')
const built = join(build, 'site')

/** The two sites: what is served, and where in it the pages begin. */
export const sites = [
  { base: process.env.LSTM_SITE_BASE ?? '/', folder: join(built, 'book') },
  { base: '/sub/', folder: join(built, 'sub/sub') },
]

const htmlIn = (folder, options) =>
  readdirSync(folder, options).filter((file) => file.endsWith('.html')).sort()

const listOfSources = 'source/index.html'

/** The names of a site's pages, as in 01-cell-state.html. */
export const pagesOf = ({ folder }) =>
  [...htmlIn(folder).filter((file) => file !== '404.html'), listOfSources]

/** The names of its source pages, as in source/lib/lstm/lstm.hpp.html. */
export const sourcePagesOf = ({ folder }) =>
  htmlIn(join(folder, 'source'), { recursive: true })
    .map((file) => `source/${file}`)
    .filter((file) => file !== listOfSources)

/** Of those, which are made alike, the longest and every so many. */
export function someSourcePages(site, every) {
  const pages = sourcePagesOf(site)
  const size = (file) => statSync(join(site.folder, file)).size
  const [longest] = [...pages].sort((one, other) => size(other) - size(one))
  return new Set([longest, ...pages.filter((_, k) => k % every === 0)])
}

// Nothing is expected within a time; this only ends what would never end.
const timeout = 600_000

/**
 * @param {string[]} options of Chromium's, besides those of all tests
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function openBrowser(options = []) {
  const browser = await chromium.launch({
    executablePath: process.env.LSTM_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', ...options],
    timeout,
  })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(timeout)
    return context
  }
  return browser
}

/** Serves a site under its base path. */
export const open = ({ base, folder }) => serve(folder, base)

/** Opens a page and waits until its scripts have taken it over. */
export async function visit(page, url, waitUntil = 'networkidle') {
  const answer = await page.goto(url, { waitUntil })
  await page.waitForFunction(() => document.querySelector('#app').__vue_app__)
  return answer
}

/** Scrolls to each demonstration, and waits until it has computed. */
export async function showDemonstrations(page) {
  for (const demo of await page.locator('.demo').all()) {
    await demo.scrollIntoViewIfNeeded()
    await demo.locator('.sentence:not(:has-text("Loading"))').waitFor()
  }
}

/** Images and demonstrations come as they are scrolled to; this brings all. */
export async function showAll(page) {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager'
    await Promise.all([...document.images].map((image) => image.decode()))
    await document.fonts.ready
  })
  await showDemonstrations(page)
}

/** Clicks what copies, and waits for the text that comes of it. */
export async function copied(page, copy) {
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await copy()
  const text = await page.waitForFunction(() => navigator.clipboard.readText())
  return text.jsonValue()
}

export const phone = { width: 360, height: 740 }
export const desktop = { width: 1280, height: 900 }
