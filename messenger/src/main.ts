import '@fontsource-variable/inter/wght.css'
import { createApp } from 'vue'
import { wearTheme } from '@/design'
import '@/messages/markup.css'
import { locale, tellServer } from '@/speech'
import App from '@/shell/App.vue'
import { publish } from '@/shell/public'
import { router } from '@/shell/router'
import { watchUnreached } from '@/shell/unreached'

wearTheme()
publish()
watchUnreached(router)
document.documentElement.lang = locale.value
tellServer()
createApp(App).use(router).mount('#app')
