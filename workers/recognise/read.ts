import type { Corrections, FileDraft } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Note } from '../../src/contract/notes.ts'
import type { Meaning } from '../../src/contract/schema.ts'
import type { Call } from '../../src/contract/wire.ts'
import { type Repairs, scanRepaired } from '../reading/repair.ts'
import type { Reader, Reading, TableHead, TextBatch, TextColumn } from '../reading/table.ts'
import { settleRows } from './back.ts'
import { dayMs, isoDay } from './calendar.ts'
import { currencyIn } from './currency.ts'
import { readTime } from './dates.ts'
import type { Understanding } from './draft.ts'
import { KeyDictionary } from './keys.ts'
import { lookAt } from './look.ts'
import type { Guesses } from './meanings.ts'
import { type CurrencySource, currencyOf } from './money.ts'
import { OrderHeads } from './order-heads.ts'
import { addedBy, askedBy, type Plan, planFormats } from './plan.ts'
import {
  type Ahead,
  addTimes,
  amountsThatDecide,
  anyTime,
  asides,
  type Deciding,
  isDeciding,
  judge,
  kept,
  type Rule,
  undecided,
} from './rows.ts'
import { signatureCalled } from './signatures.ts'
import type { Batch, Cells, Source } from './source.ts'
import { Traits } from './traits.ts'
import { cellOf, only, pick, type Typer, typerOf } from './typing.ts'
import { cutShort, unread } from './unread.ts'
import { Zones } from './zones.ts'

/** The columns of a batch, by their position in the file. */
type Columns = Map<number, TextColumn>

/** A file read by its draft, column by column, into typed cells. */
export class FileSource implements Source {
  readonly draft: FileDraft
  readonly meanings: Meaning[]
  readonly labels = new Map<Meaning, string[]>()
  readonly notes: Note[] = []
  rowsIn = 0
  hasTime = false
  readonly #reader: Reader
  readonly #file: File
  readonly #head: TableHead
  readonly #plan: Plan
  readonly #rule: Rule
  readonly #today: string
  readonly #typers: Typer[]
  readonly #wanted: number[]
  readonly traits: Traits
  readonly #currency: CurrencySource
  readonly #codes: KeyDictionary | null
  /** Position of the time column that is added to the dates; -1 for none. */
  readonly #time: number
  readonly #repairs: Repairs
  /** Zones that stand beside the times; null where none does, or a column of their own tells them. */
  readonly #zones: Zones | null
  readonly #heads: OrderHeads | null
  readonly #odd = new Map<Typer, number[]>()
  #ahead: Ahead = { dated: 0, ahead: 0, first: Number.NaN }

  constructor(reader: Reader, file: File, understood: Understanding, today: string, repairs: Repairs) {
    const { draft, head, plan, currency } = understood
    this.draft = draft
    this.#reader = reader
    this.#file = file
    this.#head = head
    this.#plan = plan
    this.#currency = currency
    const means = draft.columns.flatMap((c, column) =>
      c.means ? [{ column, means: c.means, name: c.name }] : [],
    )
    const timed = (plan.dates.get('date')?.tally.withTime ?? 0) > 0
    this.#time =
      timed || !means.some((m) => m.means === 'date')
        ? -1
        : (means.find((m) => m.means === 'time')?.column ?? -1)
    const kept = means.filter((m) => m.column !== this.#time)
    this.#typers = kept.map((m) => typerOf(m.means, m.column, m.name, plan, this.labels))
    this.#codes = currency.code === '' ? null : new KeyDictionary('currency')
    if (this.#codes) this.labels.set('currency', this.#codes.labels)
    const dated = means.find((m) => m.means === 'date')?.column ?? -1
    const moment = this.#time >= 0 ? this.#time : dated
    const zoned = dated >= 0 && !means.some((m) => m.means === 'zone')
    this.#zones = zoned ? Zones.of(head, moment, plan.dates.get('date')?.format) : null
    if (this.#zones) this.labels.set('zone', this.#zones.labels)
    this.meanings = [
      ...kept.map((m) => m.means),
      ...(this.#codes ? (['currency'] as const) : []),
      ...(this.#zones ? (['zone'] as const) : []),
      ...addedBy(plan),
    ]
    this.traits = new Traits(draft)
    const told = [currency.column, ...askedBy(plan)].filter((column) => column >= 0)
    this.#wanted = [...new Set([...means.map((m) => m.column), ...told, ...this.traits.columns])]
    this.hasTime = timed || this.#time >= 0
    const source = signatureCalled(draft.recognisedAs)
    this.#heads = OrderHeads.of(source?.heads, means)
    this.#today = today
    this.#repairs = repairs
    this.#rule = {
      grain: draft.grain,
      tomorrow: Date.parse(`${today}T00:00:00Z`) + dayMs,
      hasOrder: this.meanings.includes('order'),
      kinds: source?.rows ?? [],
    }
  }

  async *batches(call: Reading): AsyncGenerator<Batch> {
    this.rowsIn = 0
    this.#ahead = { dated: 0, ahead: 0, first: Number.NaN }
    const whole = Math.max(1, this.#head.format === 'csv' ? this.#head.bytes : this.#head.rowsAbout)
    for await (const text of this.#scan(call)) {
      if (call.signal.aborted) throw new Failure({ code: 'stopped' })
      const batch = this.#type(text, Math.min(1, text.done / whole))
      this.rowsIn += batch.rows + batch.aside.length
      if (text.notes) this.notes.push(...text.notes)
      yield batch
    }
    this.#finish()
  }

  #scan(call: Reading): AsyncGenerator<TextBatch> {
    const reader = this.#reader
    return this.#repairs.size === 0
      ? reader.scan(this.#file, this.#head, this.#wanted, call)
      : scanRepaired(reader, this.#file, this.#head, this.#wanted, this.#repairs, call)
  }

  #type(text: TextBatch, done: number): Batch {
    const columns: Columns = new Map(text.columns.map((column, i) => [this.#wanted[i] ?? -1, column]))
    this.#heads?.fill(columns, text.rows)
    const first = this.#deciding(columns)
    const reasons = judge(text, first.deciding, this.#rule, this.#plan, this.#ahead)
    const index = reasons.size === 0 ? null : kept(text.rows, reasons)
    const typed = new Map<Meaning, Cells>()
    for (const typer of this.#typers) {
      const ready = first.typed.get(typer.meaning)
      const own = columns.get(typer.column)
      if (ready) typed.set(typer.meaning, index ? pick(ready, index) : ready)
      else if (own) typed.set(typer.meaning, typer.type(index ? only(own, index) : own))
    }
    const lines = index ? index.map((r) => text.lines[r] ?? 0) : text.lines
    for (const typer of this.#typers) this.#place(typer, first.typed.has(typer.meaning) ? text.lines : lines)
    const rows = index ? index.length : text.rows
    if (this.#codes) typed.set('currency', this.#money(columns, index, rows))
    settleRows(typed, this.labels, columns, this.#plan, index)
    const moments = this.#zones && columns.get(this.#zones.column)
    if (moments) typed.set('zone', { kind: 'key', values: this.#zones.type(moments, index) })
    this.hasTime ||= anyTime(typed.get('date'))
    const traits = this.traits.type(columns, index, rows)
    return { rows, lines, cells: typed, traits, aside: asides(text, reasons), done }
  }

  /** Types the date and the amounts first: they decide which rows are used at all. */
  #deciding(columns: Columns): { deciding: Deciding; typed: Map<Meaning, Cells> } {
    const decisive = this.#decisive()
    const typed = new Map<Meaning, Cells>()
    const deciding = undecided(columns.get(this.#plan.noSales) ?? null)
    const counted: Deciding['amounts'] = []
    for (const typer of this.#typers) {
      const column = columns.get(typer.column)
      if (!column) continue
      const { meaning } = typer
      if (isDeciding(meaning)) deciding[meaning] = column
      if (!decisive.has(meaning)) continue
      const result = typer.type(column)
      typed.set(meaning, result)
      const times = columns.get(this.#time)
      if (result.kind === 'date') {
        if (times) addTimes(result.values, times, readTime)
        deciding.date = { column, values: result.values }
      } else if (result.kind === 'number' && (meaning === 'quantity' || this.#plan.strict.has(typer.column)))
        counted.push({ column, values: result.values })
      else if (result.kind === 'money') deciding.amounts.push({ column, values: result.values })
    }
    deciding.amounts.push(...counted)
    return { deciding, typed }
  }

  /** Meanings by which a row is used or set aside. */
  #decisive(): Set<Meaning> {
    const strict = this.#typers.filter(({ column }) => this.#plan.strict.has(column))
    return new Set(['date', ...amountsThatDecide(this.meanings), ...strict.map(({ meaning }) => meaning)])
  }

  /** Lines of the first cells that could not be read. */
  #place(typer: Typer, lines: Int32Array): void {
    if (typer.rows.length === 0) return
    const known = this.#odd.get(typer) ?? []
    this.#odd.set(typer, [...known, ...typer.rows.map((r) => lines[r] ?? 0)].slice(0, 5))
    typer.rows.length = 0
  }

  #money(columns: Columns, index: Int32Array | null, rows: number): Cells {
    const values = new Int32Array(rows)
    const { code, column } = this.#currency
    const codes = this.#codes
    if (!codes) return { kind: 'key', values: values.fill(-1) }
    const cells = columns.get(column)
    if (!cells) return { kind: 'key', values: values.fill(codes.code(code)) }
    for (let r = 0; r < rows; r++)
      values[r] = codes.code(currencyIn(cellOf(cells, index ? (index[r] ?? 0) : r)) || code)
    return { kind: 'key', values }
  }

  #finish(): void {
    const { dated, ahead, first } = this.#ahead
    if (dated > 0 && ahead === dated) {
      const { name } = this.draft
      throw new Failure({ code: 'all-future', name, rows: ahead, first: isoDay(first), today: this.#today })
    }
    const decisive = this.#decisive()
    for (const typer of this.#typers) {
      const strict = this.#plan.strict.has(typer.column)
      if (typer.odd > 0 && (strict || !decisive.has(typer.meaning)))
        this.notes.push(unread(typer, this.#odd.get(typer) ?? [], strict))
      if (typer.lost > 0) this.notes.push(cutShort(typer))
    }
  }
}

/** Understands a file again by its confirmed draft. Throws Failure for a file that can no longer be read. */
export async function understand(
  reader: Reader,
  file: File,
  draft: FileDraft,
  corrections: Corrections,
  call: Call,
): Promise<Understanding> {
  const head = await reader.open(file, corrections, call)
  const look = lookAt(head)
  const guesses: Guesses = new Map(
    draft.columns.flatMap((c, column) =>
      c.means ? [[c.means, { column, sure: c.sure, evidence: c.evidence }] as const] : [],
    ),
  )
  const plan = await planFormats(reader, file, head, look, guesses, corrections, call)
  return { draft, head, plan, currency: currencyOf(look, guesses, corrections) }
}
