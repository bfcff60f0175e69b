// @ts-check
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const kernels = [
  'workers/reading/kernel',
  'workers/cluster/kernel',
  'workers/models/kernel',
  'workers/anomaly/kernel',
]

/**
 * Compiles every kernel whose source is newer than what was made of it. True when all are there.
 * @param {NodeJS.WriteStream} tell
 */
export function compileKernels(tell) {
  return kernels.every((folder) => fresh(folder) || compile(folder, tell))
}

/** @param {string} folder */
function fresh(folder) {
  const sources = readdirSync(here(`${folder}/assembly`)).map((name) => `${folder}/assembly/${name}`)
  return changed(`${folder}/built.ts`) > Math.max(...sources.map(changed))
}

/**
 * Milliseconds of the last change; 0 = not there.
 * @param {string} path
 */
const changed = (path) => statSync(here(path), { throwIfNoEntry: false })?.mtimeMs ?? 0

/**
 * The kernel lies in the bundle as text: a few kB that need no request of their own.
 * @param {string} folder
 * @param {NodeJS.WriteStream} tell
 */
function compile(folder, tell) {
  const out = here(`${folder}/built.wasm`)
  const options = ['-O3', '--noAssert', '--runtime', 'minimal', '--enable', 'simd', '-o', out]
  const compiler = here('node_modules/assemblyscript/bin/asc.js')
  const { status } = spawnSync(
    process.execPath,
    [compiler, here(`${folder}/assembly/index.ts`), ...options],
    { stdio: ['ignore', tell, tell] },
  )
  if (status !== 0) return false
  const wasm = readFileSync(out).toString('base64')
  writeFileSync(
    here(`${folder}/built.ts`),
    `/** Made of assembly/index.ts. */\nexport const wasm = '${wasm}'\n`,
  )
  rmSync(out)
  return true
}
