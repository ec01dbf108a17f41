import { tex } from '@mdit/plugin-tex'
import katex from 'katex'

// A formula with a fault ends the build.
const render = (content, displayMode) =>
  katex
    .renderToString(content, { displayMode, throwOnError: true })
    .replace('<span class="katex', '<span v-pre class="katex')

/** $inline$ and $$display$$ formulas, set when the site is built. */
export function formulas(md) {
  md.use(tex, {
    render: (content, display) =>
      display
        ? `<div class="formula">${render(content, true)}</div>\n`
        : render(content, false),
  })
}

/** Browsers that know CSS's variables know woff2; the other fonts stay away. */
export const onlyWoff2 = {
  name: 'only-woff2',
  enforce: 'pre',
  transform: (code, id) =>
    /katex(\.min)?\.css/.test(id)
      ? code.replace(/,\s*url\([^)]*\.(woff|ttf)\)\s*format\("[a-z]+"\)/g, '')
      : undefined,
}
