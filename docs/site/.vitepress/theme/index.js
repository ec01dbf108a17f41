import { defineAsyncComponent } from 'vue'
import DefaultTheme from 'vitepress/theme-without-fonts'
import 'katex/dist/katex.min.css'
import './style.css'
import './listings.css'
import './source.css'
import './print.css'
import { turnPagesByKeys } from './keys.js'
import Layout from './Layout.vue'
import { unfoldOnPaper } from './print.js'
import { scrollByKeys } from './scroll.js'
import { showNamedLines } from './source.js'

// The frame of the demonstrations; pages without one do not load it.
const demo = () => import('./demo/Demo.vue')

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app, router }) {
    app.component('Demo', defineAsyncComponent(demo))
    // Demonstrations and source pages read the address again.
    const tell = (name) => () => {
      if (typeof window !== 'undefined') dispatchEvent(new Event(name))
    }
    router.onBeforePageLoad = tell('leave')
    router.onAfterRouteChange = tell('page')
  },
  setup() {
    turnPagesByKeys()
    scrollByKeys()
    showNamedLines()
    unfoldOnPaper()
  },
}
