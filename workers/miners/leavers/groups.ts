import {
  accuracy,
  atThreshold,
  f1,
  matthews,
  precision,
  recall,
  selectionRate,
} from '../../evaluate/confusion.ts'
import { byGroup, type Fairness } from '../../evaluate/fairness.ts'
import { groupingBy } from '../../evaluate/grouping.ts'
import { brier, calibrationError, logLoss } from '../../evaluate/probability.ts'
import { averagePrecision, rocAuc } from '../../evaluate/ranking.ts'
import { columnOf, type Sheet } from '../told-list.ts'
import type { Scene } from './scenes.ts'
import type { Trial } from './trial.ts'

/** Figures that are held side by side; called are those more likely to leave than to stay. */
const measures = {
  selected: atThreshold(0.5, selectionRate),
  accuracy: atThreshold(0.5, accuracy),
  precision: atThreshold(0.5, precision),
  recall: atThreshold(0.5, recall),
  f1: atThreshold(0.5, f1),
  matthews: atThreshold(0.5, matthews),
  rocAuc,
  averagePrecision,
  logLoss,
  brier,
  calibrationError,
}
export type GroupFigure = keyof typeof measures
export type Groups = Fairness<GroupFigure>

const mostRows = 20_000
const mostGroups = 12
const rounds = 100

/**
 * How well the way that is used tells each group of a column of the list, on what was tried; null where there is no such column, or
 * nothing is used. `rowOf`: the row of the sheet of a person of a scene, −1 = none. Yields the share done.
 */
export function* groupsIn(
  sheet: Sheet,
  name: string,
  { tested, outcome, chosen }: Trial,
  rowOf: (person: number) => number,
  random: () => number,
): Generator<number, Groups | null> {
  const trait = sheet.columns.find((one) => one.name === name)
  if (!trait || !chosen) return null
  const { codes, labels } = groupingBy(columnOf(trait))
  const every = Math.max(1, Math.ceil(outcome.length / mostRows))
  const kept = (_: number, i: number) => i % every === 0
  const own = peopleOf(tested).filter(kept).map(rowOf)
  const group = own.map((row) => codes[row] ?? -1)
  const grouping = largest(group, labels)
  return yield* byGroup(chosen.scores.filter(kept), outcome.filter(kept), grouping, measures, random, rounds)
}

function peopleOf(tested: readonly Scene[]): Int32Array {
  const all = new Int32Array(tested.reduce((sum, { people }) => sum + people.length, 0))
  let at = 0
  for (const { people } of tested) {
    all.set(people, at)
    at += people.length
  }
  return all
}

/** The groups with most rows, in the order of their labels; rows of the others are in none. */
function largest(codes: Int32Array, labels: readonly string[]) {
  const rows = new Int32Array(labels.length)
  for (const code of codes) if (code >= 0) rows[code] = (rows[code] ?? 0) + 1
  const shown = [...rows.keys()].sort((a, b) => (rows[b] ?? 0) - (rows[a] ?? 0) || a - b).slice(0, mostGroups)
  shown.sort((a, b) => a - b)
  const place = new Map(shown.map((code, at) => [code, at]))
  return {
    codes: codes.map((code) => place.get(code) ?? -1),
    labels: shown.map((code) => labels[code] ?? ''),
  }
}
