import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { address } from './markdown/html.mjs'
import { anchor } from './markdown/text.mjs'

// "Appendix: how ..." stands below "Appendices" as "How ...".
const title = (path) =>
  readFileSync(path, 'utf8')
    .match(/^# (.*)$/m)[1]
    .replace(/^Appendix: (.)/, (_, letter) => letter.toUpperCase())

const link = (file) => address('/', file)

const place = (folder) => `/source/#${anchor(folder)}`

// The book's pages in the order in which they are read.
function text(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'))
  const matching = (pattern) =>
    files
      .filter((file) => pattern.test(file))
      .sort()
      .map((file) => ({ text: title(join(folder, file)), link: link(file) }))
  const part = (text, pattern) => ({ text, items: matching(pattern) })
  return [
    { items: [{ text: 'Contents', link: '/' }, ...matching(/^00-/)] },
    part('Chapters', /^(0[1-9]|10)-/),
    part('Part II: applications', /^1[1-9]-/),
    part('Appendices', /^appendix-/),
    part('At the end', /^(names|notation|references)\.md$/),
  ]
}

// The files by folder; a folder leads to its place in the list of all files.
function sources(pages) {
  const tree = JSON.parse(readFileSync(join(pages, 'source.json'), 'utf8'))
  const part = (top) =>
    tree
      .filter(({ folder }) => folder.split('/')[0] === top)
      .flatMap(({ folder, files }) => {
        const text = folder.slice(top.length + 1)
        const items = files.map(({ name, page }) =>
          ({ text: name, link: link(page) }))
        return text
          ? { text, link: place(folder), collapsed: true, items }
          : items
      })
  const tops = new Set(tree.map(({ folder }) => folder.split('/')[0]))
  return [
    {
      items: [
        { text: 'Contents', link: '/' },
        { text: 'All source files', link: '/source/' },
      ],
    },
    ...[...tops].map((top) => ({ text: top, items: part(top) })),
  ]
}

/** What stands beside the pages of the text, and beside those of the source. */
export const sidebar = (folder) => ({
  '/source/': sources(folder),
  '/': text(folder),
})
