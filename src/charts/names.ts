import { spread, textWidth } from './axis.ts'
import { type KeyItem, keyRows } from './symbols.ts'

const fromWide = 560
const nameSize = 13

/** Where the names of several series stand: at the lines' ends, or, in a narrow picture, in a key above. */
export interface NameRoom {
  wide: boolean
  /** By series; '' where no name stands at the end. */
  ends: string[]
  key: { items: KeyItem[]; height: number }
  /** Pixels that the names take at the right. */
  right: number
}

/** The room for the names of a picture that is `width` pixels wide; one series alone needs no name. */
export function nameRoom(labels: readonly string[], width: number): NameRoom {
  const wide = width >= fromWide
  const many = labels.length > 1
  const size = (text: string) => textWidth(text, nameSize)
  const ends = labels.map((label) => (many && wide ? label : ''))
  const key = many && !wide ? keyRows(labels, width, size) : { items: [], height: 0 }
  const right = wide && many ? Math.min(width * 0.3, Math.max(...ends.map(size)) + 16) : 14
  return { wide, ends, key, right }
}

/** Heights of the end names, apart from one another and inside the picture. */
export const endHeights = (wanted: readonly number[], top: number, bottom: number) =>
  spread(wanted, 17, top, bottom - 4)
