import { escape } from './markdown/html.mjs'

// The words of a file that are long enough to be a name, each once.
const words = (code) => [...new Set(code.match(/[A-Za-z]\w{2,}/g))].join(' ')

// A source page is one section, which says what it is and which words it has.
function sourceSection(markdown) {
  const [, file] = markdown.match(/^source: (.*)$/m) ?? []
  if (!file) return '' // the list of all files
  const code = markdown.slice(markdown.indexOf(` source=${file}`))
  return `<h1>Source: ${escape(file)} <a href="#"></a></h1>\n${words(code)}`
}

/** What the search reads of a page. */
export const searchable = (markdown, env, md) =>
  env.relativePath.startsWith('source/')
    ? sourceSection(markdown)
    : md.render(markdown, env)

// The functions below go to the browser as text: they use nothing from outside.
export const miniSearch = {
  options: {
    // Words, and names such as clip_gradients and gate.hpp whole and in parts.
    tokenize: (text) => [
      ...text.split(/[\n\r\p{Z}\p{P}]+/u),
      ...(text.match(/\w+\.(?:[ch]pp|cmake|txt)\b|\w+_\w+/g) ?? []),
    ],
  },
  searchOptions: {
    // Text stands before source, unless a file is asked for by its name.
    boostDocument: (page, term) =>
      page.includes('/source/') && !/\.(?:[ch]pp|cmake|txt)$/.test(term)
        ? 0.05
        : 1,
  },
}
