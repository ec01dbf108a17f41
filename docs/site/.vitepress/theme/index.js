import { defineAsyncComponent } from 'vue'
import DefaultTheme from 'vitepress/theme-without-fonts'
import 'katex/dist/katex.min.css'
import './style.css'
import './listings.css'
import './print.css'
import { turnPagesByKeys } from './keys.js'
import { scrollByKeys } from './scroll.js'

// The frame of the demonstrations; pages without one do not load it.
const [demo] = Object.values(import.meta.glob('./demo/Demo.vue'))

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    if (demo) app.component('Demo', defineAsyncComponent(demo))
  },
  setup() {
    turnPagesByKeys()
    scrollByKeys()
  },
}
