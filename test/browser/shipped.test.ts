import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { dist, launch } from './support.ts'

const ways =
  /(?<![\w$.])fetch\(|self\.fetch|XMLHttpRequest|WebSocket|sendBeacon|RTCPeerConnection|EventSource|importScripts/g

/** Which words of the network stand in which file of the build, and why. */
const allowed: Readonly<Record<string, string>> = {
  'assets/Privacy.js': 'EventSource RTCPeerConnection WebSocket XMLHttpRequest fetch( sendBeacon', // tries each, to be refused
  'assets/Rows.js': 'fetch(', // a property of the grid: rows of the warehouse
  'assets/canary.worker.js': 'fetch(', // must be refused at each start
  'assets/duckdb-eh.worker.js': 'WebSocket XMLHttpRequest fetch(', // the engine as it is published, behind the lock and the policy
  'assets/engine.worker.js': 'self.fetch', // unpacks the engine, which lies beside the page
  'assets/index.js': 'fetch(', // the sample files, which lie beside the page
  'assets/threads.js': 'importScripts', // the first line of each worker
  'assets/warehouse.worker.js': 'importScripts', // that of the engine's
  'guard.js': 'RTCPeerConnection sendBeacon', // takes them away
  'service-worker.js': 'fetch(', // the files of the page, from where it is hosted
}

test('nothing in the build speaks to a network but what is known to', async () => {
  await (await launch()).close()
  const found = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .flatMap((path) => {
      const words = readFileSync(new URL(path, dist), 'utf8').match(ways) ?? []
      return words.length > 0
        ? [[path.replace(/-[\w-]{8}(?=\.js$)/, ''), [...new Set(words)].sort().join(' ')] as const]
        : []
    })
  expect(Object.fromEntries(found)).toEqual(allowed)
})

/** Each file of a folder with the hash of what is in it. */
function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
  return Object.fromEntries(
    files.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  )
}

test('built again, it is the same to the byte, so that anybody can check what is served', async () => {
  await (await launch()).close()
  const again = mkdtempSync(join(tmpdir(), 'regulars-again-'))
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url))
  const { VITEST: _, ...outer } = process.env
  try {
    execFileSync(process.execPath, [vite, 'build', '--outDir', again], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...outer, NODE_ENV: 'production', TZ: 'Asia/Tokyo' },
      stdio: 'ignore',
    })
    expect(hashes(again)).toEqual(hashes(fileURLToPath(dist)))
  } finally {
    rmSync(again, { recursive: true, force: true })
  }
})
