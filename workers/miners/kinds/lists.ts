import type { Findings, ListColumn } from '../../../src/contract/report.ts'
import type { Say } from '../say.ts'
import type { KindsModel } from './model.ts'
import { percent, sayValue } from './words.ts'

type List = Findings['audiences'][number]
const mostReasons = 2

/** Who could be called what, whose label is in doubt, and how people come where there are no labels. */
export function listsOf(model: KindsModel, s: Say): List[] {
  return model.mode === 'own' ? [...openList(model, s), ...doubtList(model, s)] : rhythmLists(model, s)
}

function openList({ found, people, classes, label }: Extract<KindsModel, { mode: 'own' }>, s: Say): List[] {
  if (!found || found.people.length === 0) return []
  return [
    {
      id: 'unlabelled',
      label: 'Without a label',
      about: `Customers without a label in “${label.name}” that can be learned, and what we would call them.`,
      members: found.people.map((person) => people.keys[person] ?? 0),
      columns: calledColumns(found, classes, s),
    },
  ]
}

function calledColumns(
  found: NonNullable<KindsModel['found']>,
  classes: readonly string[],
  s: Say,
): ListColumn[] {
  const { shares, called, reasons } = found.called
  const k = classes.length
  const rows = Int32Array.from(called.keys())
  const name = (row: number) => classes[called[row] ?? 0] ?? ''
  const chance = (row: number) => s.share(percent(shares[row * k + (called[row] ?? 0)] ?? 0))
  return [
    column('We would say', rows, name),
    column('Chance', rows, chance),
    ...(reasons.length > 0 ? [column('Because of', rows, (row) => why(found, row, s))] : []),
  ]
}

/** What speaks most for what a row is called: “Tariff” is Flex S; “Support calls” is 4. */
function why(
  { called: { reasons, columns }, features }: NonNullable<KindsModel['found']>,
  row: number,
  s: Say,
): string {
  const own = columns.map((name, c) => ({ name, by: reasons[row * columns.length + c] ?? 0 }))
  const most = own.filter(({ by }) => by > 0).sort((a, b) => b.by - a.by)
  const told = most.slice(0, mostReasons).map(({ name }) => {
    const column = features.columns.find((one) => one.name === name)
    return sayValue(column, row, s)
  })
  return told.join('; ') || 'nothing in particular'
}

function doubtList(
  { doubts, own, people, classes, label }: Extract<KindsModel, { mode: 'own' }>,
  s: Say,
): List[] {
  if (!doubts || doubts.rows.length === 0) return []
  const k = classes.length
  const { rows, called, shares } = doubts
  const given = (row: number) => own.task.actual[row] ?? 0
  const chance = (row: number, of: number) => s.share(percent(shares[row * k + of] ?? 0))
  return [
    {
      id: 'doubtful',
      label: 'Label in doubt',
      about: `Where what is known speaks most against the label in “${label.name}”: have a look whether it is right.`,
      members: rows.map((row) => people.keys[own.labelled[row] ?? 0] ?? 0),
      columns: [
        column('Label here', rows, (row) => classes[given(row)] ?? ''),
        column('We would say', rows, (row) => classes[called[row] ?? 0] ?? ''),
        column('Chance of ours', rows, (row) => chance(row, called[row] ?? 0)),
        column('Chance of theirs', rows, (row) => chance(row, given(row))),
      ],
    },
  ]
}

function rhythmLists(model: Extract<KindsModel, { mode: 'rhythm' }>, s: Say): List[] {
  const { lists, people, rhythm, found, classes } = model
  const keys = (places: Int32Array) => places.map((person) => people.keys[person] ?? 0)
  const ahead: List[] = found
    ? [
        {
          id: 'next',
          label: 'How they will come',
          about: `Everybody who ordered of late: how often they will come in the next ${s.count(rhythm.days, 'day')}.`,
          members: keys(found.people),
          columns: calledColumns(found, classes, s),
        },
      ]
    : []
  const all: List[] = [
    {
      id: 'frequent',
      label: 'Frequent',
      about: `Days with an order in the last ${s.count(rhythm.days, 'day')}: three or more.`,
      members: keys(lists.frequent),
    },
    {
      id: 'occasional',
      label: 'Occasional',
      about: `Came back, and ordered in the last ${s.count(2 * rhythm.days, 'day')}, but less often than that.`,
      members: keys(lists.occasional),
    },
    {
      id: 'silent',
      label: 'Not of late',
      about: `Came back before, but placed no order in the last ${s.count(2 * rhythm.days, 'day')}.`,
      members: keys(lists.silent),
    },
    { id: 'once', label: 'One-time', about: 'Ordered on one day only.', members: keys(lists.once) },
  ]
  return [...ahead, ...all.filter(({ members }) => members.length > 0)]
}

function column(label: string, rows: Int32Array, text: (row: number) => string): ListColumn {
  const known = new Map<string, number>()
  const codes = Int32Array.from(rows, (row) => {
    const said = text(row)
    const code = known.get(said) ?? known.size
    known.set(said, code)
    return code
  })
  return { label, codes, labels: [...known.keys()] }
}
