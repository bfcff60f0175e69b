// @ts-check
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { makeReady } from './ready/ready.mjs'

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const runner = here('../node_modules/tsx/dist/cli.mjs')

if (!makeReady(process.stderr)) {
  console.error('Some packages could not be installed; see above.')
  process.exitCode = 1
} else {
  const { status } = spawnSync(
    process.execPath,
    [runner, here('../workers/headless/ask.ts'), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  )
  process.exitCode = status ?? 1
}
