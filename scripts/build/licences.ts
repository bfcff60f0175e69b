import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Not in the bundles' module lists: fonts, the engine copied as it is, the runtime in the kernels, words taken from a list, and the service worker, built last. */
const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const always = [
  ...Object.keys(dependencies),
  '@fontsource-variable/fraunces',
  '@fontsource-variable/inter',
  'afinn-165-multilingual',
  'assemblyscript',
  'workbox-precaching',
  'workbox-core',
  'workbox-strategies',
]
/** Where a part of our own source is under the licence of another work. */
const notices = ['workers/text/lexicons/afinn/LICENCE.txt']
const found = new Set<string>()

/** The folder of the package that a module belongs to, or '' for our own code. */
function folderOf(id: string): string {
  const at = id.lastIndexOf('/node_modules/')
  if (at < 0) return ''
  const [first = '', second = ''] = id.slice(at + 14).split('/')
  return id.slice(0, at + 14) + (first.startsWith('@') ? `${first}/${second}` : first)
}

function entry(folder: string): string {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((name) => /^(un)?licen[cs]e(\.\w+)?$/i.test(name))
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : fallback(about)
  return `${about.name} ${about.version} (${about.license})\n\n${text}\n`
}

const notice = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** Some packages name their licence and leave out its text. */
function fallback(about: { license?: string; author?: string | { name?: string }; name: string }): string {
  const own = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8')
  if (about.license !== 'MIT') throw new Error(`${about.name} ships no licence text`)
  const author = typeof about.author === 'string' ? about.author : about.author?.name
  return own.replace(/^Copyright.*$/m, `Copyright ${author ?? `the authors of ${about.name}`}`).trim()
}

/** The licences of all that is shipped, in one file beside the page. Stands in the page's and the workers' plugins. */
export function licences(part: 'page' | 'worker'): Plugin {
  return {
    name: `licences-${part}`,
    apply: 'build',
    generateBundle() {
      for (const id of this.getModuleIds()) found.add(folderOf(id.split('?')[0] ?? ''))
      if (part === 'worker') return
      for (const name of always) found.add(join(import.meta.dirname, '../../node_modules', name))
      const folders = [...found].filter((folder) => folder && existsSync(join(folder, 'package.json'))).sort()
      const rule = `\n${'-'.repeat(100)}\n\n`
      const head = 'Regulars is made with the work of others. These are their licences.\n'
      this.emitFile({
        type: 'asset',
        fileName: 'licences.txt',
        source: [head, ...folders.map(entry), ...notices.map(notice)].join(rule),
      })
    },
  }
}
