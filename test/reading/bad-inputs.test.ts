import { expect, it } from 'vitest'
import type { FileDraft, Workspace } from '../../src/contract/desk.ts'
import { speak } from '../../src/contract/fault.ts'
import { said } from '../../src/contract/notes.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { deskOn } from '../warehouse/house.ts'
import { badCells } from './bad-cells.ts'
import { type Bad, badFiles } from './bad-inputs.ts'
import { badRows } from './bad-rows.ts'

const engine = await sharedEngine()

interface Seen {
  file: FileDraft
  workspace: Workspace | null
  /** All that is said of the file: questions with their answers, faults, notes and reasons. */
  said: string
}

/** A file brought as a person brings it: looked at, its questions answered, taken in. */
async function bring({ name = 'orders.csv', body, answers = {} }: Bad): Promise<Seen> {
  const desk = deskOn(null, engine)
  const first = unwrap(await desk.draft([new File([body as BlobPart], name)], quiet))
  const asked = first.files.flatMap((f) => f.questions)
  const words = asked.flatMap((q) => [q.ask, ...q.options.map((o) => o.label)])
  const draft = Object.keys(answers).length > 0 ? unwrap(await desk.correct(first.id, 0, answers)) : first
  const file = draft.files[0]
  if (!file) throw new Error('no file')
  const told = file.fault ? Object.values(speak(file.fault)) : []
  if (!draft.ready)
    return { file, workspace: null, said: [...words, ...told, ...said(file.notes)].join('\n') }
  const reply = await desk.adopt(draft.id, '', 'Shop', quiet)
  if (!reply.ok) return { file, workspace: null, said: Object.values(speak(reply.fault)).join('\n') }
  const { account } = reply.value
  const notes = said(account.files.flatMap((f) => f.notes).concat(account.notes))
  const reasons = account.setAside.map(({ reason, rows }) => `${rows} set aside: ${reason}`)
  const { findings } = unwrap(await desk.quality(quiet))
  const priced = findings.map(({ rows, says, next }) => `${rows} ${says}. ${next}`)
  const all = [...words, ...notes, ...reasons, ...priced].join('\n')
  return { file, workspace: reply.value, said: all }
}

it.each([...badFiles, ...badCells, ...badRows].map((one) => [`${one.row}: ${one.what}`, one] as const))(
  '%s',
  async (_, one) => {
    const { file, workspace, said } = await bring(one)
    for (const words of [one.says ?? []].flat()) expect(said).toMatch(words)
    if (one.silent) expect(said).not.toMatch(one.silent)
    expect(file.questions.map(({ id }) => id)).toEqual(one.asks ?? [])
    if (one.used === undefined) return expect(workspace).toBeNull()
    const [account] = workspace?.account.files ?? []
    expect([account?.rowsUsed, account?.rowsSetAside]).toEqual([one.used, one.aside ?? 0])
    if (one.revenue !== undefined)
      expect(workspace?.account.sums[0]?.sums.revenue).toBeCloseTo(one.revenue, 6)
    if (one.customers !== undefined) expect(workspace?.customers).toBe(one.customers)
    if (one.orders !== undefined) expect(workspace?.orders).toBe(one.orders)
  },
)
