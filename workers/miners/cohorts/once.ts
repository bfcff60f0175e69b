import type { Block } from '../../../src/contract/report.ts'
import type { SurvivalCurve } from '../../numeric/survival.ts'
import type { Say } from '../say.ts'
import { rounded } from '../say.ts'
import type { CohortModel } from './model.ts'

/** Customers who came once, by how long they have been waiting; `from`–`to` days, both included. */
export interface OnceGroup {
  id: string
  label: string
  about: string
  from: number
  to: number | null
  members: Int32Array
}

/** Half, and nine tenths, of those who came back had done so by these days; null where nobody came back. */
function usualTimes(curve: SurvivalCurve): { half: number; most: number } | null {
  const ever = 1 - (curve.survival.at(-1) ?? 1)
  if (!(ever > 0)) return null
  const by = (share: number) =>
    curve.times[curve.survival.findIndex((s) => 1 - s >= share * ever - 1e-12)] ?? 0
  return { half: by(0.5), most: by(0.9) }
}

export function onceGroups(model: CohortModel): OnceGroup[] {
  const usual = usualTimes(model.wait.curve)
  const all = { id: 'once', label: 'Came once', about: 'Ordered on one day only so far.' }
  if (!usual) return [groupOf(model, all, 0, null)]
  const { half, most } = usual
  return [
    groupOf(
      model,
      {
        id: 'once_usual',
        label: 'Came once, within the usual time',
        about: 'Half of those who come back take longer than these have waited.',
      },
      0,
      half,
    ),
    groupOf(
      model,
      {
        id: 'once_late',
        label: 'Came once, later than most',
        about: 'Most of those who come back had done so by now: the time to call.',
      },
      half + 1,
      most,
    ),
    groupOf(
      model,
      {
        id: 'once_past',
        label: 'Came once, long past the usual time',
        about: 'Nearly all of those who come back had done so sooner.',
      },
      Math.max(half, most) + 1,
      null,
    ),
  ]
}

type Named = Pick<OnceGroup, 'id' | 'label' | 'about'>

function groupOf({ people, asOf }: CohortModel, named: Named, from: number, to: number | null): OnceGroup {
  const members = people.keys.filter((_, p) => {
    const waited = asOf - (people.first[p] ?? 0)
    return (people.second[p] ?? -1) < 0 && from <= waited && (to === null || waited <= to)
  })
  return { ...named, from, to, members }
}

export function onceTable(groups: OnceGroup[], s: Say): Block {
  const all = groups.reduce((n, g) => n + g.members.length, 0)
  return {
    kind: 'table',
    title: 'Who came once',
    reading: onceReading(all, groups, s),
    data: {
      columns: [
        { label: 'Customers who …' },
        { label: 'Waiting from', unit: 'days' },
        { label: 'To', unit: 'days' },
        { label: 'Customers', unit: 'customers' },
        { label: 'Share', unit: 'share' },
      ],
      rows: [
        ...groups.map((g) => [
          g.label,
          g.from,
          g.to,
          g.members.length,
          all > 0 ? rounded(g.members.length / all) : null,
        ]),
        ['All', null, null, all, all > 0 ? 1 : null],
      ],
    },
    place: 'main',
  }
}

function onceReading(all: number, groups: OnceGroup[], s: Say): string {
  if (all === 0) return 'Every customer has come back.'
  const late = groups.find((g) => g.id === 'once_late')?.members.length ?? 0
  const call = late > 0 ? `; ${s.number(late)} of them later than most, but not yet long past` : ''
  return `${s.count(all, 'customer')} came once and not yet again${call}.`
}
