// @ts-check
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { missing } from './ready/packages.mjs'

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const runner = here('../node_modules/tsx/dist/cli.mjs')

/** Packages come into place on a bare copy; what that says is not part of the answer. */
function install() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here('..'),
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  })
  return status === 0
}

if (missing().length > 0 && !install()) {
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
