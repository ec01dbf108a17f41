import DefaultTheme from 'vitepress/theme-without-fonts'
import Demo from './demo/Demo.vue'

export default {
  extends: DefaultTheme,
  enhanceApp({ app, router }) {
    app.component('Demo', Demo)
    // Demonstrations read the address again.
    router.onAfterRouteChange = () => dispatchEvent(new Event('page'))
  },
}
