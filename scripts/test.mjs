// @ts-check
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureChromium } from './ready/chromium.mjs'
import { makeReady } from './ready/ready.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const notes = mkdtempSync(join(tmpdir(), 'regulars-test-'))
const bin = (/** @type {string} */ path) => join(root, 'node_modules', path)

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ name: string, args: string[], report?: string }} Step */

const vitest = bin('vitest/vitest.mjs')
const tsc = bin('typescript/bin/tsc')

/** @type {(project: string) => Step} */
const tests = (project) => {
  const report = join(notes, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { name: `${project} tests`, args: [vitest, 'run', '--project', project, ...reporters], report }
}

/** @type {Step[]} */
const steps = [
  { name: 'format and lint', args: [bin('@biomejs/biome/bin/biome'), 'check'] },
  {
    name: 'types of the page',
    args: [bin('svelte-check/bin/svelte-check'), '--tsconfig', 'tsconfig.json', '--fail-on-warnings'],
  },
  { name: 'types of the workers', args: [tsc, '-p', 'workers'] },
  { name: 'types of the headless desk', args: [tsc, '-p', 'workers/headless'] },
  { name: 'types of the tests', args: [tsc, '-p', 'test'] },
  { name: 'nothing unused', args: [bin('knip/bin/knip.js')] },
  { name: 'build', args: [join(root, 'scripts/build.mjs')] },
  tests('unit'),
  tests('browser'),
]

/**
 * Runs one step, with its words on screen as they come.
 * @param {Step} step
 * @param {NodeJS.ProcessEnv} env
 * @returns {Count}
 */
function run(step, env) {
  console.log(`\n== ${step.name}`)
  const began = Date.now()
  const { status } = spawnSync(process.execPath, step.args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ok = status === 0
  console.log(`-- ${step.name}: ${ok ? 'passed' : 'failed'} in ${Math.round((Date.now() - began) / 1000)} s`)
  return step.report ? counted(step.report, ok) : { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

/**
 * The tests of a run. A file that could not be run at all, or a run that failed without a failed test, is one failure.
 * @param {string} report
 * @param {boolean} ok
 * @returns {Count}
 */
function counted(report, ok) {
  const seen = read(report)
  if (!seen) return { passed: 0, failed: 1, skipped: 0 }
  const broken = seen.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = seen.numFailedTests + broken
  return {
    passed: seen.numPassedTests,
    failed: !ok && failed === 0 ? 1 : failed,
    skipped: seen.numPendingTests + seen.numTodoTests,
  }
}

/** @param {string} report */
function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return null
  }
}

/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 }
const tell = (/** @type {Count} */ count) => {
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
}

if (!makeReady()) tell({ passed: 0, failed: 1, skipped: 0 })
const env = {
  ...process.env,
  CHROMIUM_PATH: ensureChromium() ?? '',
  CI: '1',
  FORCE_COLOR: '0',
  NO_COLOR: '1',
}
for (const step of steps) tell(run(step, env))
rmSync(notes, { recursive: true, force: true })
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
