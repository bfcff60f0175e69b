import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type ResolvedConfig } from 'vite'
import { policy } from './seal.ts'

const source = fileURLToPath(new URL('../../src/service-worker.ts', import.meta.url))
/** Files for the host, not for the reader. */
const apart = new Set(['_headers', 'service-worker.js'])

interface Kept {
  url: string
  revision: string | null
  integrity: string
}

/** Every shipped file with its hash; the page itself under the folder's address, where no host redirects. */
export function precache(dist: string): Kept[] {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !apart.has(file))
    .sort()
  return files.map((file) => kept(dist, file))
}

function kept(dist: string, file: string): Kept {
  const hash = createHash('sha256')
    .update(readFileSync(join(dist, file)))
    .digest('base64')
  return {
    url: file === 'index.html' ? './' : file,
    revision: file.startsWith('assets/') ? null : hash.replace(/\W/g, '').slice(0, 16),
    integrity: `sha256-${hash}`,
  }
}

/** After everything else is written: the service worker, which knows each file by its hash. */
export function offline(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'offline',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await build({
          configFile: false,
          root: config.root,
          publicDir: false,
          logLevel: 'warn',
          define: {
            __PRECACHE__: JSON.stringify(precache(config.build.outDir)),
            __POLICY__: JSON.stringify(policy()),
            'process.env.NODE_ENV': '"production"',
          },
          build: {
            outDir: config.build.outDir,
            emptyOutDir: false,
            target: config.build.target || 'es2023',
            lib: { entry: source, formats: ['iife'], name: 'worker', fileName: () => 'service-worker.js' },
          },
        })
      },
    },
  }
}
