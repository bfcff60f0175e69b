import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Row } from './experience.ts'

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))

/** Kills the browser at random moments of bringing, adding, renaming and forgetting; counts the runs that lost something. */
export function powerCuts(kills: number): Row {
  const what = `Runs of ${kills} power cuts that lost something said to be saved`
  return { what, unit: '', value: runs('kill', { KILLS: String(kills) }) ? 0 : 1, must: 0, aim: 0 }
}

/** Sessions of anything a person does, ended in six ways, with each of four seeds; counts the runs after which something was not as it was left. */
export function endedSessions(sessions: number): Row {
  const seeds = ['1', '2', '3', '4']
  const failed = seeds.filter((SEED) => !runs('sessions', { SESSIONS: String(sessions), SEED }))
  const what = `Of four runs of ${sessions} sessions, ended in six ways: left something otherwise than it was`
  const why = failed.length > 0 ? `seeds ${failed.join(', ')}` : ''
  return { what, unit: '', value: failed.length, must: 0, aim: 0, why }
}

/** Whether a browser test passes with this in its environment. */
function runs(test: string, env: Record<string, string>): boolean {
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--project', 'browser', `test/browser/${test}.test.ts`],
    {
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  return status === 0
}
