import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Row } from './experience.ts'

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const test = 'test/browser/kill.test.ts'

/** Kills the browser at random moments of bringing, adding, renaming and forgetting; counts the runs that lost something. */
export function powerCuts(kills: number): Row {
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'browser', test], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { ...process.env, KILLS: String(kills) },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const what = `Runs of ${kills} power cuts that lost something said to be saved`
  return { what, unit: '', value: status === 0 ? 0 : 1, must: 0, aim: 0 }
}
