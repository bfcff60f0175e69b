import { type Cut, cellText, type Dialect } from './cut.ts'
import type { Written } from './written.ts'

/** What all the cells of a column look like: digits without letters, letters, or not always the same. */
export type Shape = 'number' | 'text' | 'any'

const nothing = /^(null|none|nan|nil|n\/?a|#n\/a|-|—)$/i
const letter = /\p{L}/u
const digit = /\p{Nd}/u

/** Fewer cells than this say nothing about a column. */
const enough = 5

export function look(cell: string): Shape {
  const trimmed = cell.trim()
  if (trimmed === '' || nothing.test(trimmed)) return 'any'
  if (letter.test(trimmed)) return 'text'
  return digit.test(trimmed) ? 'number' : 'any'
}

/** One shape per column of `width`, from rows that have the right number of cells. */
export function shapesOf(rows: string[][], width: number): Shape[] {
  return Array.from({ length: width }, (_, column) => {
    const looks = rows.map((row) => look(row[column] ?? '')).filter((l) => l !== 'any')
    const first = looks[0]
    return first && looks.length >= enough && looks.every((l) => l === first) ? first : 'any'
  })
}

/** False where a cell contradicts its column: the row has slipped by a cell, or is none. `without` skips one cell. */
export function fits(written: Written, cut: Cut, dialect: Dialect, shapes: Shape[], without = -1): boolean {
  for (const [c, shape] of shapes.entries()) {
    const cell = without >= 0 && c >= without ? c + 1 : c
    if (cell >= cut.count) break
    if (shape === 'any') continue
    const seen = look(cellText(written.text, cut, cell, dialect))
    if (seen !== 'any' && seen !== shape) return false
  }
  return true
}

/** A number, a date, an amount, a time or an e-mail: what headers are not made of. */
export function dataLike(cell: string): boolean {
  const trimmed = cell.trim()
  if (trimmed === '') return false
  if (/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(trimmed)) return true
  if (/^\d{4}-\d{2}-\d{2}([T ]|$)/.test(trimmed)) return true
  if (trimmed.length > 40 || !digit.test(trimmed)) return false
  return /^[\p{Nd}\p{Sc}\s.,:/+\-()%'’]*$/u.test(trimmed)
}

export const yearLike = (cell: string) => /^(19|20)\d\d$/.test(cell.trim())

/** A year, a month or a day of a year: several of them as names stand over what belongs to that time. */
export const periodLike = (cell: string) =>
  /^((19|20)\d\d([-/.](0[1-9]|1[0-2])([-/.][0-3]\d)?)?|(0?[1-9]|1[0-2])[-/.](19|20)\d\d)$/.test(cell.trim())

const totals =
  /^(grand |sub-? ?)?(totals?|totales?|totaal|gesamt(summe|betrag|ergebnis)?|zwischensumme|summe|sum|somme|suma|razem|celkem|spolu|[öo]sszesen|(genel )?toplam|σ[υύ]νολο|итого|всего|всього|разом|sum(ma)?|yhteens[äa]|i alt|totalt|(总|總|合)[计計]|総?合計|합계|총계)( g[eé]n[eé]ral)?\s*[:=]?$/iu

/** "Total", "Summe", … standing alone in a cell. */
export const totalLike = (cell: string) => cell.length <= 40 && totals.test(cell.trim())

/** Words for the sum of all, which no product or town is called. */
export const grandTotal = (cell: string) =>
  /^(grand total|gesamtergebnis|total g[eé]n[eé]ral)/i.test(cell.trim())

/** First letters a total can have, both cases. */
export const totalLetters = 'tTgGzZsSиИrRcCöÖoOσΣвВyYiI总總合総합총'
