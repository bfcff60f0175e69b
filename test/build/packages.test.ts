import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Locked {
  version: string
  dev?: boolean
  optional?: boolean
  hasInstallScript?: boolean
  link?: boolean
  integrity?: string
}
const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
const { dependencies, devDependencies }: Record<string, Record<string, string>> = read('package.json')
const locked: Record<string, Locked> = read('package-lock.json').packages
const all = { ...dependencies, ...devDependencies }

/** Whose code runs in the page: each project, and the packages it comes in. */
const projects: Readonly<Record<string, readonly string[]>> = {
  CodeMirror: ['autocomplete', 'commands', 'lang-sql', 'language', 'state', 'view'].map(
    (name) => `@codemirror/${name}`,
  ),
  DuckDB: ['@duckdb/duckdb-wasm'],
  'Apache Arrow': ['apache-arrow'],
  SheetJS: ['@e965/xlsx'],
  Comlink: ['comlink'],
  D3: ['d3'],
  hucre: ['hucre'],
  hyparquet: ['hyparquet', 'hyparquet-compressors', 'hyparquet-writer'],
  Svelte: ['svelte'],
  tinyld: ['tinyld'],
  VADER: ['vader-sentiment'],
  Valibot: ['valibot'],
  xxhash: ['xxhash-wasm'],
}

test('what runs in the page comes from projects that are known by name, and from no other', () => {
  expect(Object.keys(dependencies ?? {}).sort()).toEqual(Object.values(projects).flat().sort())
  expect(Object.keys(projects).length).toBeLessThanOrEqual(13)
})

test('every package is pinned to one version, and the lock holds what it must be', () => {
  const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
  expect(loose).toEqual([])
  for (const [name, version] of Object.entries(all))
    expect(locked[`node_modules/${name}`]?.version, name).toBe(version)
  const unproved = Object.entries(locked).filter(
    ([path, one]) => path !== '' && !one.link && !one.integrity?.startsWith('sha512-'),
  )
  expect(unproved.map(([path]) => path)).toEqual([])
})

test('no package that runs in the page runs anything when it is installed', () => {
  const run = Object.entries(locked).filter(([, { dev, hasInstallScript }]) => !dev && hasInstallScript)
  expect(run.map(([path]) => path)).toEqual([])
})

test('the lock names no host that packages came from', () => {
  expect(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')).not.toContain(
    '"resolved"',
  )
})
