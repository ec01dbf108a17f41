import { escape } from './markdown/html.mjs'

// The words of a file that are long enough to be a name, each once.
const words = (code) => [...new Set(code.match(/[A-Za-z]\w{2,}/g))].join(' ')

// A source page is one section, which says what it is and which words it has.
function sourceSection(markdown) {
  const [, file] = markdown.match(/^source: (.*)$/m)
  const code = markdown.slice(markdown.indexOf(` source=${file}`))
  return `<h1>Source: ${escape(file)} <a href="#"></a></h1>\n${words(code)}`
}

/** What the search reads of a page. */
export const searchable = (markdown, env, md) =>
  /^source\/./.test(env.relativePath) && !env.relativePath.endsWith('/index.md')
    ? sourceSection(markdown)
    : md.render(markdown, env)

/**
 * Text stands before source. The function goes to the browser as text, so it
 * uses nothing from outside of it.
 */
export const boostDocument = (page) => page.includes('/source/') ? 0.05 : 1
