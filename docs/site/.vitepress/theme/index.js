import DefaultTheme from 'vitepress/theme-without-fonts'
import Demo from './demo/Demo.vue'

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => app.component('Demo', Demo),
}
