import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withoutIdleExports } from '../../scripts/build/exports.ts'

const dist = new URL('../../node_modules/@duckdb/duckdb-wasm/dist/', import.meta.url)

/** (module (func (export "add") …) (func (export "idle") …) (global (export "seven") i32 (i32.const 7))) */
const small = Uint8Array.from([
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 7, 1, 96, 2, 127, 127, 1, 127],
  ...[3, 3, 2, 0, 0],
  ...[6, 6, 1, 127, 0, 65, 7, 11],
  ...[7, 22, 3, 3, 97, 100, 100, 0, 0, 4, 105, 100, 108, 101, 0, 1, 5, 115, 101, 118, 101, 110, 3, 0],
  ...[10, 17, 2, 7, 0, 32, 0, 32, 1, 106, 11, 7, 0, 32, 0, 32, 1, 107, 11],
])
const start = (bytes: Uint8Array<ArrayBuffer>) =>
  new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports

it('keeps what the script names, working as before, and drops the rest', () => {
  expect(Object.keys(start(small))).toEqual(['add', 'idle', 'seven'])
  const { add, ...others } = start(withoutIdleExports(small, 'call(x["add"], seven)'))
  expect(Object.keys(others)).toEqual(['seven'])
  expect((add as (a: number, b: number) => number)(2, 3)).toBe(5)
})

it('refuses half a module', () => {
  expect(() => withoutIdleExports(small.slice(0, 40), 'add')).toThrow()
})

it('leaves of the database only what its script can call', () => {
  const script = readFileSync(new URL('duckdb-browser-eh.worker.js', dist), 'utf8')
  const whole = new Uint8Array(readFileSync(new URL('duckdb-eh.wasm', dist)))
  const exported = (bytes: Uint8Array<ArrayBuffer>) =>
    WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name }) => name)
  const lean = exported(withoutIdleExports(whole, script))
  const known = new Set(exported(whole))
  const verbs = [...script.matchAll(/"(duckdb_web_\w+)"/g)].map(([, name = '']) => name)
  const needed = ['malloc', 'free', '__wasm_call_ctors', 'main', ...verbs.filter((name) => known.has(name))]
  expect(needed.length).toBeGreaterThan(40)
  expect(lean).toEqual(expect.arrayContaining(needed))
  expect(lean.length).toBeLessThan(1_000)
})
