import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// "Appendix: how ..." stands below "Appendices" as "How ...".
const title = (path) =>
  readFileSync(path, 'utf8')
    .match(/^# (.*)$/m)[1]
    .replace(/^Appendix: (.)/, (_, letter) => letter.toUpperCase())

/** The book's pages in the order in which they are read. */
export function sidebar(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'))
  const items = (names) =>
    names.map((file) => ({
      text: title(join(folder, file)),
      link: '/' + file.replace(/(index)?\.md$/, ''),
    }))
  const matching = (pattern) =>
    items(files.filter((file) => pattern.test(file)).sort())
  const part = (text, pattern) => ({ text, items: matching(pattern) })
  return [
    { items: [{ text: 'Contents', link: '/' }, ...matching(/^00-/)] },
    part('Chapters', /^(?!00)\d\d-/),
    part('Appendices', /^appendix-/),
    part('At the end', /^(notation|references)\.md$/),
  ]
}
