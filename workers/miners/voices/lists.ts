import type { Findings } from '../../../src/contract/report.ts'
import { aspects } from '../../text/aspects.ts'
import type { Say } from '../say.ts'
import { sideOf } from './counts.ts'
import type { VoicesModel } from './model.ts'
import { aspectName, aspectWord } from './words.ts'

type List = Findings['audiences'][number]

/** Unhappy people lately, those unhappy about each thing, and those whose stars and words differ. */
export function listsOf(model: VoicesModel, s: Say): List[] {
  const { letters, read, tone } = model
  const t = (row: number) => letters.of[row] ?? 0
  const side = (row: number) => ((read.language[t(row)] ?? -1) < 0 ? 0 : sideOf(tone[t(row)] ?? 0))
  const star = (row: number) => letters.stars[row] ?? 0
  const lists = [
    list(model, lately(model), s, {
      id: 'unhappy-lately',
      label: 'Unhappy lately',
      about: 'Wrote an unhappy text in the last days.',
    }),
    ...aspects.map((aspect, a) =>
      list(model, (row) => side(row) < 0 && ((read.unhappy[t(row)] ?? 0) & (1 << a)) !== 0, s, {
        id: `unhappy-${aspect}`,
        label: `Unhappy: ${aspectName(a)}`,
        about: `Wrote an unhappy text that complains of ${aspectWord(a)}.`,
      }),
    ),
    list(
      model,
      (row) => (side(row) < 0 && star(row) >= 3.75) || (side(row) > 0 && star(row) > 0 && star(row) <= 2.5),
      s,
      {
        id: 'mismatch',
        label: 'Stars and words differ',
        about: 'Good stars beside an unhappy text, or bad stars beside a happy one: read these yourself.',
      },
    ),
  ]
  return lists.filter(({ members }) => members.length > 0)
}

/** Whether a text is an unhappy one of the last days. */
function lately({ letters, read, tone, since }: VoicesModel): (row: number) => boolean {
  return (row) => {
    const t = letters.of[row] ?? 0
    const told = since >= 0 && (letters.day[row] ?? -1) >= since && (read.language[t] ?? -1) >= 0
    return told && sideOf(tone[t] ?? 0) < 0
  }
}

/** Who wrote something unhappy in the last days, with the bits of what it is about. */
export const unhappyLately = (model: VoicesModel): Map<number, number> => aboutOf(model, lately(model))

/** Each person once; beside them what their unhappy texts are about. */
function list(
  model: VoicesModel,
  belongs: (row: number) => boolean,
  s: Say,
  named: Pick<List, 'id' | 'label' | 'about'>,
): List {
  const bits = aboutOf(model, belongs)
  const members = Int32Array.from(bits.keys()).sort()
  const kinds = [...new Set(bits.values())].sort((a, b) => a - b)
  const codes = members.map((who) => kinds.indexOf(bits.get(who) ?? 0))
  const about = (of: number) => aspects.flatMap((_, a) => (of & (1 << a) ? [aspectName(a)] : []))
  const labels = kinds.map((of) => s.list(about(of)))
  return { ...named, members, columns: [{ label: 'Unhappy about', codes, labels }] }
}

/** Bits of what the texts of each person are unhappy about. */
function aboutOf({ letters, read }: VoicesModel, belongs: (row: number) => boolean): Map<number, number> {
  const bits = new Map<number, number>()
  for (let row = 0; row < letters.rows; row++) {
    const who = letters.customer[row] ?? -1
    if (who < 0 || !belongs(row)) continue
    bits.set(who, (bits.get(who) ?? 0) | (read.unhappy[letters.of[row] ?? 0] ?? 0))
  }
  return bits
}
