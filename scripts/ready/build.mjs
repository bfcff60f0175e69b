// @ts-check
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = [
  'src',
  'workers',
  'public',
  'scripts/build',
  'vite.config.ts',
  'package-lock.json',
  'LICENSE',
]

/**
 * Milliseconds of the last change of a file, or of the newest file in a folder; 0 where there is none.
 * @param {string} path
 * @returns {number}
 */
function changed(path) {
  const about = statSync(path, { throwIfNoEntry: false })
  if (!about?.isDirectory()) return about?.mtimeMs ?? 0
  return Math.max(about.mtimeMs, ...readdirSync(path).map((name) => changed(join(path, name))))
}

/** True where the build is missing or older than what it is made of. The service worker is written last. */
export function stale() {
  const built = changed(join(root, 'dist/service-worker.js'))
  return sources.some((source) => changed(join(root, source)) > built)
}

/** Builds into dist/. True when that worked. */
export function build() {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const { VITEST: _, ...outer } = process.env
  const env = { ...outer, NODE_ENV: 'production' }
  const { status } = spawnSync(process.execPath, [vite, 'build'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return status === 0
}
