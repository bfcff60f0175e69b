import { Failure } from '../../src/contract/fault.ts'
import {
  type Called,
  countMarks,
  type Mark,
  marked,
  type Verdict,
  verdictOn,
} from '../../src/contract/marks.ts'
import { type Desk, type Dock, reply } from '../../src/contract/wire.ts'
import { callAll } from './called.ts'
import type { OpenWorkspace } from './open-workspace.ts'

/** Cases of one answer that can be marked. */
const most = 1_000

interface KeptCase extends Called {
  readonly miner: string
  readonly rule: string
}

/** Cases of answers under the name of their table, in words of the files; they never leave the warehouse. */
export type Cases = Map<string, readonly KeptCase[]>

/** What the miners ask: verdicts by rule, and those on cases that are kept to be marked. */
export function openCases(here: OpenWorkspace): Pick<Dock, 'marks' | 'point'> {
  return {
    marks: (miner) => reply(() => countMarks(here.needed().marks, miner)),
    point: (table, miner, cases) =>
      reply(async () => {
        const some = cases.slice(0, most)
        const called = await callAll(here, some)
        here.cases.set(
          table,
          called.map((one, i) => ({ miner, rule: some[i]?.rule ?? '', ...one })),
        )
        return verdictsOn(here, table)
      }),
  }
}

/** What the page asks. A mark is stored at once; where that fails it stays until the tab is closed, or the next save. */
export function openMarks(here: OpenWorkspace): Pick<Desk, 'verdicts' | 'mark'> {
  return {
    verdicts: (table) => reply(() => verdictsOn(here, table)),
    mark: (table, place, verdict) =>
      here.inTurn(async () => {
        const held = here.needed()
        if (!held.writer) throw new Failure({ code: 'read-only' })
        const one = casesOf(here, table)[place]
        if (!one) throw new Failure({ code: 'bug', trace: 'a case that is not in its list' })
        held.marks = marked(held.marks, one, verdict)
        if (held.saved !== '') await here.archive?.amend(held.id, { marks: held.marks })
        return verdictsOn(here, table)
      }),
  }
}

/** The marks without those on cases of a person. */
export const marksWithout = (marks: readonly Mark[], isOwn: (name: string) => boolean): Mark[] =>
  marks.filter(({ who }) => !who.some(isOwn))

function casesOf(here: OpenWorkspace, table: string): readonly KeptCase[] {
  const known = here.cases.get(table)
  if (known) return known
  throw new Failure({ code: 'unknown', what: 'list', given: table.slice(0, 80), known: [] })
}

const verdictsOn = (here: OpenWorkspace, table: string): (Verdict | null)[] =>
  casesOf(here, table).map(({ miner, rule, ...called }) =>
    verdictOn(here.needed().marks, miner, rule, called),
  )
