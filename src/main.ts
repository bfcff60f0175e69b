import './styles/index.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { addressBar } from './app/bar.ts'
import { memory } from './app/memory.ts'
import { fetchFiles, listSamples } from './app/samples.ts'
import { Session } from './app/session.svelte.ts'
import { rememberedTheme, showTheme } from './app/theme.ts'
import { startThreads } from './app/threads.ts'

showTheme(rememberedTheme())

const session = new Session({
  open: startThreads,
  bar: addressBar,
  memory,
  samples: { list: listSamples, fetch: ({ files }, call) => fetchFiles(files, call) },
})
/** The workers compile on other cores while the page is drawn: a file that is dropped at once finds them there. */
void session.doors.wake()
await session.start()

const target = document.getElementById('app')
if (target) mount(App, { target, props: { session } })

/** After the first paint, and at the latest a second later. */
const idle = globalThis.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 200))
idle(() => void session.warm(), { timeout: 1000 })
