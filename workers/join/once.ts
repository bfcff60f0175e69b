import type { Groups } from './group.ts'
import type { Role } from './role.ts'
import { codes, numbers, type Rows } from './rows.ts'
import { at } from './worth.ts'

const again = 'a newer file tells this again'
const noDate = 'no date'

/**
 * Messages, payments and visits that several files tell stand once, as the newest file has them: by their number within one
 * source, else by moment, writer and words; a visit by its moment, visitor and what was seen. A payment or visit whose
 * day is left empty cannot be placed. Gives back the rows that stand in no table.
 */
export function toldOnce(rows: Rows, age: readonly number[], { aside, orderOf }: Groups): Set<number> {
  const left = new Set<number>()
  for (const role of ['messages', 'payments', 'visits'] as const)
    for (const row of repeatedIn(rows, role, age)) left.add(row)
  for (const row of left) aside.push({ row, reason: again })
  for (const row of undated(rows)) {
    if (!left.has(row)) aside.push({ row, reason: noDate })
    left.add(row)
  }
  for (const row of withoutOrder(rows, orderOf)) left.add(row)
  return left
}

/** Where payments are the orders, those of an older file that a newer one tells again. */
function withoutOrder(rows: Rows, orderOf: Int32Array): number[] {
  return filesOf(rows, 'orders').flatMap(({ file, f }) => {
    const out: number[] = []
    if (file.grain !== 'payment') return out
    for (let row = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; row < end; row++)
      if ((orderOf[row] ?? -1) < 0) out.push(row)
    return out
  })
}

const filesOf = (rows: Rows, role: Role) =>
  rows.files.flatMap((file, f) => (rows.roles[f] === role ? [{ file, f }] : []))

/** Rows that a newer file of the same source repeats; rows of one file never repeat each other. */
function repeatedIn(rows: Rows, role: Role, age: readonly number[]): number[] {
  const files = filesOf(rows, role).sort((a, b) => (age[b.f] ?? 0) - (age[a.f] ?? 0))
  const out: number[] = []
  if (files.length < 2) return out
  const known = new Set<string>()
  const markOf = marks(rows, role)
  for (const { file, f } of files) {
    const own: string[] = []
    for (let row = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; row < end; row++) {
      const mark = markOf(row)
      if (mark === '') continue
      const full = `${file.recognisedAs}\u0000${mark}`
      if (known.has(full)) out.push(row)
      else own.push(full)
    }
    for (const mark of own) known.add(mark)
  }
  return out
}

/** What tells a row from others; '' where too little is told. */
function marks(rows: Rows, role: Role): (row: number) => string {
  if (role === 'visits') return visitMarks(rows)
  const label = (meaning: 'messageId' | 'order' | 'email' | 'customer' | 'text' | 'title' | 'kind') => {
    const { codes: told, labels } = codes(rows, meaning)
    return (row: number) => labels[told[row] ?? -1] ?? ''
  }
  const [date, amount] = [numbers(rows, 'date'), numbers(rows, 'amount')]
  const [number, order, kind] = [label('messageId'), label('order'), label('kind')]
  const [email, customer, text, title] = [label('email'), label('customer'), label('text'), label('title')]
  if (role === 'payments')
    return (row) =>
      order(row) === '' ? '' : [order(row), at(date, row), at(amount, row), kind(row)].join('\u0000')
  return (row) => {
    if (number(row) !== '') return number(row)
    if (text(row) === '') return ''
    return ['', at(date, row), email(row) || customer(row), title(row), text(row)].join('\u0000')
  }
}

/** A visit on which only a day is told, or nobody, may be another one of that day: it has no mark. */
function visitMarks(rows: Rows): (row: number) => string {
  const date = numbers(rows, 'date')
  const who = (['visitor', 'session', 'customer', 'email'] as const).map((m) => codes(rows, m).codes)
  const what = (['event', 'page', 'product', 'order'] as const).map((m) => codes(rows, m).codes)
  const amount = numbers(rows, 'amount')
  const code = (told: Int32Array, row: number) => told[row] ?? -1
  return (row) => {
    const timed = rows.files[rows.fileOf(row)]?.hasTime === true && !Number.isNaN(at(date, row))
    if (!timed || who.every((told) => code(told, row) < 0)) return ''
    return [at(date, row), at(amount, row), ...[...who, ...what].map((told) => code(told, row))].join()
  }
}

/** Payments and visits without a day in files that tell the day of others. */
function undated(rows: Rows): number[] {
  const date = numbers(rows, 'date')
  return [...filesOf(rows, 'payments'), ...filesOf(rows, 'visits')].flatMap(({ file, f }) => {
    const out: number[] = []
    if (!file.cells.has('date')) return out
    for (let row = rows.start[f] ?? 0, end = rows.start[f + 1] ?? 0; row < end; row++)
      if (Number.isNaN(at(date, row))) out.push(row)
    return out
  })
}
