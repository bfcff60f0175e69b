import { Failure } from '../../../../src/contract/fault.ts'
import type { Told } from '../../../../src/contract/miner.ts'
import { plainName } from '../../../evaluate/columns.ts'
import { classesOf } from '../../../evaluate/labels.ts'
import { periodOf } from '../../../numeric/period.ts'
import { daysOf, numbersOf, type Sheet, sheetOf, type Trait } from '../../told-list.ts'

/** Who left, as a list tells it. */
export interface Outcome {
  /** The column that says so, and what else of the list tells of leaving or of time: none of it may be learned from. */
  column: string
  used: ReadonlySet<string>
  /** 1 = left, 0 = still a customer, 2 = not told. */
  left: Uint8Array
  /** Day numbers, NaN where not told; null where no column tells any. */
  started: Float64Array | null
  ended: Float64Array | null
  /** Time as a customer until the end, or until today; null where nothing tells it. */
  tenure: Float64Array | null
  unit: 'days' | 'months' | 'years'
  /** Day number that counts as today; NaN where no day is told. */
  today: number
  /** Rows said to have left without a day of it. */
  unclear: number
  /** Rows with a day after today: a contract that ends then runs until then, one that begins then is not looked at. */
  ahead: number
  /** Of these, said to have left: they have given notice. */
  notice: number
  /** Spellings of one answer that were taken together. */
  united: readonly (readonly string[])[]
}

const leaving =
  /(^| )(churn|churned|churner|left|leaver|leavers|leaving|exit|exited|attrition|attrited|attrite|cancelled|canceled|cancellation|cancelation|terminated|lapsed|inactive|expired|gekundigt|kundigung|gekuendigt|abgewandert|abwanderung|ausgetreten|inaktiv|parti|partie|resilie|resiliee|resiliation|inactif|inactive|desabonne|baja|cancelado|cancelada|inactivo|disdetta|disdetto|cessato|inattivo|opgezegd|vertrokken|inactief|cancelou|inativo)( |$)/
/** As an answer; in a name it may speak of parcels. */
const lost = /^(lost|verloren|perdue?|perdid[oa]|pers[oa])( (customer|client|kunde|kundin|klant|cliente))?$/
const staying =
  /(^| )(active|kept|aktiv|actif|activo|attivo|actief|ativo|stayed|staying|stays|still|current|retained|existing|running|bestand|bleibt|laufend)( |$)/
const tenureWord =
  /(^| )(tenure|months on book|months as customer|customer months|account age|account length|seniority|anciennete|laufzeit|vertragslaufzeit|kundendauer|monate|antiguedad|anzianita|looptijd|antiguidade)( |$)/
const startWord =
  /(^| )(start|started|starts|since|joined|join|signup|signed|begin|beginn|seit|debut|depuis|inicio|desde|inizio|begonnen|activated)( |$)/

/** Where a deal is won, a lost one is no customer who left. */
const ofDeals = /(^| )(won|gewonnen|gagne|gagnee|ganado|ganada|vinto|vinta|prospect|lead)( |$)/

/** Whether a name speaks of leaving: such a column is the outcome in other words. */
export const tellsOfLeaving = (name: string) => leaving.test(plainName(name))

interface Found {
  column: Trait
  sure: number
  left: Int8Array
  united: readonly (readonly string[])[]
}

/**
 * Who left, by the column that says it most plainly, or by days of leaving that have come; null where none does so at least as
 * `plainly`: 3 = its name speaks of leaving, or its answers do and a person called it a label; 1 = it says who is active.
 */
export function outcomeOf(sheet: Sheet, asOf: number, plainly: number): Outcome | null {
  const [found] = sheet.columns
    .flatMap((column) => labelOf(column) ?? [])
    .filter(({ sure }) => sure >= plainly)
    .sort((a, b) => b.sure - a.sure)
  const ends = sheet.columns.find((c) => (c.means === 'endsOn' || tellsOfLeaving(c.name)) && daysOf(c))
  if (!found && !ends) return null
  const starts = sheet.columns.find((c) => isStart(c) && c !== ends)
  const [started, given] = [starts ? daysOf(starts) : null, ends ? daysOf(ends) : null]
  const today = Number.isNaN(asOf) ? lastDay(found, started, ends) : asOf
  if (!found && Number.isNaN(today)) return null
  const rows = sheet.keys.length
  const left = new Uint8Array(rows)
  const ended = given ? new Float64Array(rows).fill(Number.NaN) : null
  let [unclear, ahead, notice] = [0, 0, 0]
  for (let i = 0; i < rows; i++) {
    const end = given?.[i] ?? Number.NaN
    const said = found ? (found.left[i] ?? -1) : end <= today ? 1 : 0
    left[i] = said < 0 ? 2 : said
    if (end > today || (started?.[i] ?? 0) > today) ahead++
    if (found && given && said === 1 && Number.isNaN(end)) unclear++
    if (found && said === 1 && end > today) notice++
    if (ended && said === 1) ended[i] = end
  }
  if (!found && left.every((one) => one === 0)) return null
  const spans = tenureOf(sheet, started, ended, left, today)
  const told = [found?.column, ends, starts, spans.from].flatMap((c) => (c ? [c.name] : []))
  return {
    column: found?.column.name ?? ends?.name ?? '',
    used: new Set([...told, ...sheet.columns.filter((c) => daysOf(c)).map((c) => c.name)]),
    ...{ left, started, ended, today, unclear, ahead, notice },
    ...{ tenure: spans.tenure, unit: spans.unit, united: found?.united ?? [] },
  }
}

const isStart = (column: Trait) =>
  (column.means === 'customerSince' || startWord.test(plainName(column.name))) && daysOf(column) !== null

/** A column whose answers say left or not: by its name and yes or no, or by words of leaving among its answers. */
function labelOf(column: Trait): Found | null {
  const { codes, labels, name } = column
  if (labels.length < 1 || labels.length > 24 || daysOf(column)) return null
  const { codes: classOf, labels: classes, united } = classesOf(labels)
  if (classes.length > 8) return null
  const [named, kept] = [tellsOfLeaving(name), staying.test(plainName(name))]
  if (classes.some((label) => ofDeals.test(plainName(label)))) return null
  const meaning = classes.map((label) => answer(label, named, kept))
  if (classes.some((label, k) => meaning[k] === -1 && /\d/.test(label))) return null
  if (!meaning.includes(1) && !(named && meaning.every((one) => one === 0))) return null
  if (meaning.includes(-1) && !meaning.includes(1)) return null
  const spoken = classes.some((label) => leaving.test(plainName(label)) || lost.test(plainName(label)))
  if (!named && !spoken && !kept) return null
  const sure = (named ? 3 : kept ? 1 : 0) + (spoken ? 2 : 0) + (column.means === 'label' ? 1 : 0)
  const left = Int8Array.from(codes, (code) =>
    code < 0 || (classOf[code] ?? -1) < 0 ? -1 : (meaning[classOf[code] ?? 0] ?? 0) === 1 ? 1 : 0,
  )
  return { column, sure, left, united }
}

const yes = new Set('yes y true t 1 x ja j wahr oui o vrai si s verdadero vero sim waar'.split(' '))
const no = new Set('no n false f 0 nein falsch non faux falso nao nee onwaar'.split(' '))

/** 1 = left, 0 = stayed, −1 = cannot be told. */
function answer(label: string, named: boolean, kept: boolean): number {
  const plain = plainName(label)
  if (yes.has(plain)) return named ? 1 : kept ? 0 : -1
  if (no.has(plain)) return named ? 0 : kept ? 1 : -1
  if (lost.test(plain)) return 1
  if (leaving.test(plain)) return /(^| )(not|nicht|non|no|never)( |$)/.test(plain) ? 0 : 1
  return staying.test(plain) ? 0 : named ? -1 : 0
}

/** A day of leaving so called may lie ahead: of a notice, of a term. */
const mayBeAhead =
  /(^| )(end|ends|ended|ending|ende|endet|endete|expired|expires|expiry|until|bis|fin|finaliza|scadenza|fine|eind|einde|fim|effective|term|vertragsende|laufzeitende)( |$)/

/**
 * The latest day that the list itself tells as past: of beginning or of leaving, without strays. Where leaving may be told ahead, or
 * goes on at less than half its pace once nobody begins any more, it counts until nobody began for as long as never before.
 */
function lastDay(found: Found | undefined, started: Float64Array | null, ends: Trait | undefined): number {
  const began = started && periodOf(started)
  const told = (found && ends && daysOf(ends)) || new Float64Array()
  const gone = told.filter((_, i) => found?.left[i] === 1)
  if (!began) return periodOf(gone)?.last ?? Number.NaN
  const usual = began.last + began.pause
  const last = periodOf(Float64Array.from([...started, ...gone]))?.last ?? began.last
  const isAhead = mayBeAhead.test(plainName(ends?.name ?? '')) || !keepsPace(gone, usual, last)
  const latest = isAhead ? usual : last
  return gone.reduce((most, day) => (day <= latest && day > most ? day : most), began.last)
}

/** Whether at least half as many left from a day to the last as in as many days before it. */
function keepsPace(gone: Float64Array, day: number, last: number): boolean {
  const within = (from: number, to: number) => gone.reduce((n, at) => n + (at > from && at <= to ? 1 : 0), 0)
  return 2 * within(day, last) >= within(day - (last - day), day)
}

interface Spans {
  tenure: Float64Array | null
  unit: Outcome['unit']
  from: Trait | undefined
}

function tenureOf(
  { columns, keys }: Sheet,
  started: Float64Array | null,
  ended: Float64Array | null,
  left: Uint8Array,
  today: number,
): Spans {
  const from = columns.find(
    ({ name, ...rest }) => tenureWord.test(plainName(name)) && numbersOf({ name, ...rest }),
  )
  const told = from ? numbersOf(from) : null
  if (from && told) return { tenure: told, unit: unitOf(from.name), from }
  if (!started || Number.isNaN(today) || (!ended && left.includes(1)))
    return { tenure: null, unit: 'days', from }
  const tenure = Float64Array.from(keys, (_, i) => {
    const until = left[i] === 1 ? Math.min(ended?.[i] ?? Number.NaN, today) : today
    const span = until - (started[i] ?? Number.NaN)
    return span >= 0 ? span : Number.NaN
  })
  return { tenure, unit: 'days', from }
}

function unitOf(name: string): Outcome['unit'] {
  const plain = plainName(name)
  if (/(^| )(day|days|tage|jours|dias|giorni|dagen)( |$)/.test(plain)) return 'days'
  return /(^| )(year|years|jahre|ans|anos|anni|jaren)( |$)/.test(plain) ? 'years' : 'months'
}

/** Customers that a list, or orders, must tell of. */
export const floor = 50

/** A list with who left; null where it does not say so, or where orders could answer and it is too short. Throws Failure `too-few`. */
export function* contractsIn(
  told: Told,
  asOf: number,
  ordersToo: boolean,
): Generator<number, { sheet: Sheet; outcome: Outcome } | null> {
  const sheet = yield* sheetOf(told)
  const outcome = outcomeOf(sheet, asOf, ordersToo ? 3 : 1)
  if (!outcome) return null
  const have = outcome.left.reduce((n, v) => n + (v === 2 ? 0 : 1), 0)
  if (have < floor && ordersToo) return null
  if (have < floor) throw new Failure({ code: 'too-few', have, need: floor, unit: 'customers', list: true })
  return { sheet, outcome }
}
