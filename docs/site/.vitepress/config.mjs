import { createCssVariablesTheme } from 'shiki'
import { defineConfig } from 'vitepress'
import { asides } from './markdown/asides.mjs'
import { formulas, onlyWoff2 } from './markdown/formulas.mjs'
import { images } from './markdown/images.mjs'
import { listings } from './markdown/listings.mjs'
import { sourcePages } from './markdown/source_pages.mjs'
import { anchor, tables, text } from './markdown/text.mjs'
import { sidebar } from './pages.mjs'
import { miniSearch, searchable } from './search.mjs'

// CMake says where things are and where they go; see CMakeLists.txt.
const {
  LSTM_SITE_BASE: base = '/',
  LSTM_SITE_PAGES: pages = '../../build/site/pages',
  LSTM_SITE_OUT: outDir = '../../build/site/book',
  LSTM_SITE_CACHE: cacheDir = '../../build/site/cache',
  LSTM_SITE_WASM: wasm = '../../build/site/wasm',
  LSTM_REPOSITORY: repository = '',
} = process.env

const mark =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>" +
  "<path d='M1 8h14' stroke='%230072B2' stroke-width='2'/>" +
  "<circle cx='8' cy='8' r='4' fill='%23D55E00'/></svg>"

// The pages stand outside of this folder; what renders them stands inside.
const findVue = {
  name: 'find-vue',
  enforce: 'pre',
  resolveId: (id, _, { ssr }) =>
    ssr && /^vue(\/server-renderer)?$/.test(id) ? { id, external: true } : null,
}

const theme = createCssVariablesTheme({ variablePrefix: '--code-' })
let highlighter

export default defineConfig({
  title: 'One Gate at a Time',
  description: 'A book on Long Short-Term Memory networks in modern C++',
  lang: 'en',
  base,
  srcDir: pages,
  outDir,
  cacheDir,
  metaChunk: true,

  // A page loads what it shows, not what the reader might want next.
  router: { prefetchLinks: false },
  head: [['link', { rel: 'icon', href: `data:image/svg+xml,${mark}` }]],

  // The index of names has a wide table, and no headings to list beside it.
  transformPageData(page) {
    if (page.relativePath === 'names.md') page.frontmatter.aside = false
  },

  markdown: {
    theme,
    shikiSetup: (shiki) => (highlighter = shiki),
    anchor: { slugify: anchor },
    attrs: { disable: true },
    image: { lazyLoading: true },
    config(md) {
      for (const rules of [text, tables, formulas, asides]) rules(md)
      images(md, pages)
      listings(md, { base })
      sourcePages(md, { base, pages, theme, highlighter: () => highlighter })
    },
  },

  themeConfig: {
    sidebar: sidebar(pages),
    outline: { level: [2, 3], label: 'On this page' },
    search: {
      provider: 'local',
      options: { detailedView: false, _render: searchable, miniSearch },
    },
    docFooter: { prev: 'Previous', next: 'Next' },
    externalLinkIcon: false,
    socialLinks: repository ? [{ icon: 'github', link: repository }] : [],
  },

  vite: {
    plugins: [onlyWoff2, findVue],
    resolve: { alias: { '@wasm': wasm } },
    build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  },
})
