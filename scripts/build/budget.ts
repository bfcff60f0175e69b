import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin, ResolvedConfig } from 'vite'

/** What a first visit may weigh before the page can be used, in bytes after gzip. Fonts and engine come later. */
const most = { js: 130_000, css: 20_000, html: 4_000 }

/** Bytes after gzip of the page and of all it asks for at once. */
export function weigh(dist: string): { js: number; css: number; html: number } {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const packed = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
  const asked = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map((m) => m[1] ?? '')
  const sum = (end: string) =>
    asked.filter((file) => file.endsWith(end)).reduce((total, file) => total + packed(file), 0)
  return { js: sum('.js'), css: sum('.css'), html: packed('index.html') }
}

/** Fails the build when the page has grown too heavy. */
export function budget(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'budget',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    writeBundle: {
      sequential: true,
      handler() {
        const weight = weigh(config.build.outDir)
        for (const kind of ['js', 'css', 'html'] as const) {
          const line = `${kind} ${weight[kind]} of ${most[kind]} bytes after gzip`
          if (weight[kind] > most[kind]) throw new Error(`the page is over its budget: ${line}`)
          config.logger.info(`budget: ${line}`)
        }
      },
    },
  }
}
