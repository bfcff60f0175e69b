import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from '../join/columns.ts'
import { type Change, labelsOf, type Renamed } from './change.ts'

/** Signs nobody sees: controls and formats. A joiner between pictures or in scripts that need it is seen. */
const invisible =
  /(?![\s\u200c\u200d])[\p{Cc}\p{Cf}]|(?<![\p{Extended_Pictographic}\p{M}\p{Lo}])[\u200c\u200d]/gu
/** Most labels are plain letters without a blank, which is seen soonest. */
const blankOrOdd = /[^!-~]/
/** Anything but plain letters with single blanks between them. */
const untidy = /^ | $| {2}|[^ -~]/

/** Without invisible signs, in composed letters (NFC), one plain blank between words and none around. */
export function trimmed(label: string): string {
  return label.replace(invisible, '').normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Labels that carry blanks or signs nobody sees. Messages keep their lines. */
export function findTrim(files: readonly FileColumns[]): Change {
  const renamed = files.flatMap((file, f) =>
    [...file.cells.keys()].flatMap((meaning) => (meaning === 'text' ? [] : trimmedIn(file, f, meaning))),
  )
  return { renamed, out: [] }
}

function trimmedIn(file: FileColumns, f: number, meaning: Meaning): Renamed[] {
  const labels = labelsOf(file, meaning)
  const to = new Map<number, string>()
  for (let code = 0; code < labels.length; code++) {
    const label = labels[code] ?? ''
    if (!blankOrOdd.test(label) || !untidy.test(label)) continue
    const name = trimmed(label)
    if (name !== label) to.set(code, name)
  }
  return to.size === 0 ? [] : [{ file: f, meaning, to }]
}
