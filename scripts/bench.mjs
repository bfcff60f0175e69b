// @ts-check
// Measures what a person waits for. --rounds 3 --sizes 50000,1000000; --keep writes the table into README.md;
// --kills 200 power cuts; --sessions 100, ended in six ways, with each of four seeds (0 of either: none);
// --pollock: only how broken files are read, without a browser; --mutants 5000 of them broken on purpose, and
// --broken 2000 stored workspaces, workspace files and links; --mining: only
// the kernels beside their peers, whole questions, and what is found in --shuffles 200 of shops where nothing is.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build, stale } from './ready/build.mjs'
import { ensureChromium } from './ready/chromium.mjs'
import { makeReady } from './ready/ready.mjs'

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))

/** @returns {number} */
function run() {
  const inBrowser = !process.argv.some((word) => word === '--pollock' || word === '--mining')
  if (!makeReady() || (inBrowser && stale() && !build())) return 1
  const env = { ...process.env, CHROMIUM_PATH: ensureChromium() ?? '' }
  const args = [
    here('../node_modules/tsx/dist/cli.mjs'),
    here('../test/bench/run.ts'),
    ...process.argv.slice(2),
  ]
  return spawnSync(process.execPath, args, { env, stdio: 'inherit' }).status ?? 1
}

process.exitCode = run()
