// What the demonstrations' tests share.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { after, before } from 'node:test'
import { desktop, open, openBrowser, sites } from '../browser.mjs'

/**
 * Opens demonstrations in a browser of this file's own. The returned function
 * shows `name` on a page, with settings such as `belt.f=1`, and waits until it
 * has computed. The last argument is for the page: `still` or nothing. The
 * browser is opened with these options, and `prepare` gets each page before it
 * goes anywhere.
 */
export function demonstrations(options = [], prepare = () => {}) {
  let browser, served
  before(async () => {
    browser = await openBrowser(options)
    served = await open(sites[0])
  })
  after(async () => {
    await browser.close()
    served.close()
  })
  return async (t, file, name, settings = '', ofPage = {}) => {
    const page = await browser.newPage({ viewport: desktop, ...ofPage })
    const faults = []
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (message) =>
      message.type() === 'error' && faults.push(message.text()))
    t.after(async () => {
      await page.close()
      assert.deepEqual(faults, [])
    })
    await prepare(page)
    await page.goto(`${served.address}${file}?${settings}#${name}`)
    const demo = page.locator(`#${name}`)
    await demo.scrollIntoViewIfNeeded()
    await demo.locator('.sentence:not(:has-text("Loading"))').waitFor()
    return { page, demo, sentence: demo.locator('.sentence') }
  }
}

/** For a reader who wants less to move: a training waits after each epoch. */
export const still = { reducedMotion: 'reduce' }

/**
 * Waits until the sentence fits, and returns what it says. What it waits for
 * has to last until the test goes on.
 */
export async function says(sentence, pattern) {
  await sentence.filter({ hasText: pattern }).waitFor().catch(async () =>
    assert.match(await sentence.textContent(), pattern))
  return sentence.textContent()
}

/** Trains for one epoch, which has this number. */
export async function step(demo, sentence, epoch) {
  await demo.getByRole('button', { name: 'One epoch' }).click()
  return says(sentence, new RegExp(`Epoch ${epoch}:`))
}

/** The numbers in the first line of a page's outputs that begins so. */
export function printed(page, name) {
  const text = readFileSync(new URL(`../../../${page}`, import.meta.url), 'utf8')
  const line = text.split('\n').find((one) => one.startsWith(`  ${name} `))
  return line.slice(name.length + 2).trim().split(/ +/).map(Number)
}

/** The numbers that the C++ of this machine has for lines of settings. */
export function native(lines) {
  const program = `${process.env.LSTM_SITE_BUILD}/docs/site/demos/demo_numbers`
  const text = execFileSync(program, { input: lines.join('\n'), encoding: 'utf8' })
  return text.trim().split('\n').map((line) => {
    const [name, ...numbers] = line.split(' ')
    return [name, numbers.map(Number)]
  })
}
