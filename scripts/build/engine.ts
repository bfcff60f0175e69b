import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const dist = new URL('../../node_modules/@duckdb/duckdb-wasm/dist/', import.meta.url)
const cache = new URL('../../node_modules/.cache/regulars/', import.meta.url)
const name = 'virtual:engine'

/**
 * `virtual:engine`: absolute addresses of the database's own worker and of its wasm, which is shipped as one gzip
 * file so that no host's limit or missing compression matters; `bytes` is the size of the wasm. The name ends in
 * `.bin`, for some hosts unpack `.gz` on the way.
 */
export function engine(): Plugin {
  return {
    name: 'engine',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null
      const packed = packedWasm()
      const wasm = this.emitFile({ type: 'asset', name: 'duckdb-eh.bin', source: packed })
      const worker = this.emitFile({
        type: 'asset',
        name: 'duckdb-eh.worker.js',
        source: script('duckdb-browser-eh.worker.js'),
      })
      return [
        `export const worker = import.meta.ROLLUP_FILE_URL_${worker}`,
        `export const wasm = import.meta.ROLLUP_FILE_URL_${wasm}`,
        `export const bytes = ${statSync(new URL('duckdb-eh.wasm', dist)).size}`,
      ].join('\n')
    },
  }
}

/** Without the line that points to a source map, which is not shipped. */
function script(file: string): string {
  return readFileSync(new URL(file, dist), 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '')
}

function packedWasm(): Uint8Array {
  const version = JSON.parse(readFileSync(new URL('../package.json', dist), 'utf8')).version
  const kept = new URL(`duckdb-eh-${version}-${process.versions.zlib}.gz`, cache)
  if (!existsSync(fileURLToPath(kept))) {
    mkdirSync(cache, { recursive: true })
    writeFileSync(kept, gzipSync(readFileSync(new URL('duckdb-eh.wasm', dist)), { level: 9 }))
  }
  return readFileSync(kept)
}
