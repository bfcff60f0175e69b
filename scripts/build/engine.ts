import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { withoutIdleExports } from './exports.ts'

const dist = new URL('../../node_modules/@duckdb/duckdb-wasm/dist/', import.meta.url)
const cache = new URL('../../node_modules/.cache/regulars/', import.meta.url)
const name = 'virtual:engine'

/**
 * `virtual:engine`: absolute addresses of the database's own worker and of its wasm, which is shipped as one gzip
 * file so that no host's limit or missing compression matters; `bytes` is the size of the wasm. The name ends in
 * `.bin`, for some hosts unpack `.gz` on the way. Extensions are never loaded, so what only they would ask for is no
 * longer exported: a quarter less to fetch and to start, 70 MB less in memory.
 */
export function engine(): Plugin {
  return {
    name: 'engine',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null
      const { packed, bytes } = engineFile()
      const wasm = this.emitFile({ type: 'asset', name: 'duckdb-eh.bin', source: packed })
      const worker = this.emitFile({
        type: 'asset',
        name: 'duckdb-eh.worker.js',
        source: script,
      })
      return [
        `export const worker = import.meta.ROLLUP_FILE_URL_${worker}`,
        `export const wasm = import.meta.ROLLUP_FILE_URL_${wasm}`,
        `export const bytes = ${bytes}`,
      ].join('\n')
    },
  }
}

/** The worker's own file without the line that points to a source map, which is not shipped. */
const script = readFileSync(new URL('duckdb-browser-eh.worker.js', dist), 'utf8').replace(
  /^\/\/# sourceMappingURL=.*$/m,
  '',
)

/** The wasm as it is shipped, and the size of it unpacked. Kept, for packing it takes seconds. */
function engineFile(): { packed: Uint8Array; bytes: number } {
  const version = JSON.parse(readFileSync(new URL('../package.json', dist), 'utf8')).version
  const kept = new URL(`duckdb-eh-lean-${version}-${process.versions.zlib}.gz`, cache)
  if (!existsSync(fileURLToPath(kept))) {
    mkdirSync(cache, { recursive: true })
    const whole = new Uint8Array(readFileSync(new URL('duckdb-eh.wasm', dist)))
    writeFileSync(kept, gzipSync(withoutIdleExports(whole, script), { level: 9 }))
  }
  const packed = readFileSync(kept)
  return { packed, bytes: packed.readUInt32LE(packed.length - 4) }
}
