/** The ten measures of a file, each from 0 to 1: success, then precision, recall and F1 of header, records and cells. */
export interface Measures {
  success: number
  header: Shares
  records: Shares
  cells: Shares
}

type Shares = [precision: number, recall: number, f1: number]

/** How many texts two lists share, each counted as often as it stands in both. */
function shared(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const text of a) left.set(text, (left.get(text) ?? 0) + 1)
  let n = 0
  for (const text of b) {
    const have = left.get(text) ?? 0
    if (have > 0) n++
    left.set(text, have - 1)
  }
  return n
}

function shares(expected: readonly string[], loaded: readonly string[]): Shares {
  if (expected.length === 0) return [1, 1, 1]
  const both = shared(expected, loaded)
  if (both === 0) return [0, 0, 0]
  const [precision, recall] = [both / expected.length, both / loaded.length]
  return [precision, recall, (2 * precision * recall) / (precision + recall)]
}

const record = (cells: readonly string[]) => cells.join('')

/**
 * Compares what was loaded with what should have been, header first in both; `null` = refused without a reason. As the
 * benchmark's own scorer does, but for letters: it forgives how a date or a number is written, this one forgives nothing.
 */
export function measure(expected: string[][], loaded: string[][] | null): Measures {
  if (loaded === null) return { success: 0, header: [0, 0, 0], records: [0, 0, 0], cells: [0, 0, 0] }
  if (expected.length === 0) return { success: 1, header: [1, 1, 1], records: [1, 1, 1], cells: [1, 1, 1] }
  return {
    success: 1,
    header: shares(expected[0] ?? [], loaded[0] ?? []),
    records: shares(expected.slice(1).map(record), loaded.slice(1).map(record)),
    cells: shares(expected.flat(), loaded.flat()),
  }
}

/** Points of a file, 0–10. */
export const points = ({ success, header, records, cells }: Measures) =>
  [success, ...header, ...records, ...cells].reduce((sum, value) => sum + value, 0)

/** The mean of the points: simple, and weighted by how often the survey met each pollution. */
export function scores(files: readonly { points: number; weight: number }[]): {
  simple: number
  weighted: number
} {
  const weight = files.reduce((sum, file) => sum + file.weight, 0)
  const simple = files.reduce((sum, file) => sum + file.points, 0) / Math.max(1, files.length)
  return { simple, weighted: files.reduce((sum, file) => sum + file.points * file.weight, 0) / weight }
}
