import type { StepId } from '../../src/contract/cleaning.ts'
import type { Decisions } from '../../src/contract/decisions.ts'
import type { FileColumns } from '../join/columns.ts'
import { isNoProduct } from '../join/goods.ts'
import { join } from '../join/join.ts'
import type { Column, Table } from '../join/table.ts'
import { tally } from '../join/table.ts'
import { codesOf, labelsOf } from './change.ts'
import { moneyIn, told } from './money.ts'
import { foremost, type Told } from './tell.ts'

/** Orders as they are with refunds taken off, whatever is switched. */
function ordersOf(files: readonly FileColumns[], decisions: Decisions): Table {
  const usual: readonly StepId[] = ['refunds', 'zero-orders']
  const steps = (decisions.steps ?? []).filter(([name]) => !usual.some((id) => id === name))
  return join(files, { ...decisions, steps }).orders()
}

const realsOf = (table: Table, name: string): Float64Array => {
  const column = table.columns.get(name)
  return column?.type === 'real' ? column.values : new Float64Array(table.rows)
}

const wholeOf = (column: Column | undefined): Int32Array | Uint8Array =>
  column?.type === 'int' || column?.type === 'flag' ? column.values : new Int32Array()

function nameOf(column: Column | undefined, row: number): string {
  return column?.type === 'text' ? (column.labels[column.codes[row] ?? -1] ?? '') : ''
}

/** Orders that were cancelled, and money that was given back. */
export function tellRefunds(files: readonly FileColumns[], decisions: Decisions): Told {
  const { orders, counted, refund, gross } = columnsOf(files, decisions)
  return toldOf(orders, (o) => {
    if (counted[o] === 0) return { amount: gross[o] ?? 0, to: 'not counted' }
    return (refund[o] ?? 0) > 0 ? { amount: refund[o] ?? 0, to: 'refund taken off' } : null
  })
}

/** Orders that come to nothing though nothing was given back. */
export function tellZeroOrders(files: readonly FileColumns[], decisions: Decisions): Told {
  const { orders, counted, refund, gross } = columnsOf(files, decisions)
  const any = gross.some((value) => value > 0)
  return toldOf(orders, (o) => {
    const zero = any && counted[o] === 1 && gross[o] === 0 && refund[o] === 0
    return zero ? { amount: 0, to: 'an order over nothing' } : null
  })
}

function columnsOf(files: readonly FileColumns[], decisions: Decisions) {
  const orders = ordersOf(files, decisions)
  const counted = wholeOf(orders.columns.get('counted'))
  return { orders, counted, refund: realsOf(orders, 'refund'), gross: realsOf(orders, 'gross') }
}

interface Concern {
  amount: number
  to: string
}

/** Adds up what some orders come to, by currency and by what their status says. */
function toldOf(orders: Table, concern: (order: number) => Concern | null): Told {
  const [currency, status] = [orders.columns.get('currency'), orders.columns.get('status')]
  const lines = wholeOf(orders.columns.get('lines'))
  const sums = new Map<string, number>()
  const found = new Map<string, Told['examples'][number]>()
  const out = { rows: 0, before: 0, after: 0 }
  for (let o = 0; o < orders.rows; o++) {
    const of = concern(o)
    out.before++
    if (!of || of.to === 'refund taken off') out.after++
    if (!of) continue
    out.rows += lines[o] ?? 0
    const name = nameOf(currency, o)
    sums.set(name, (sums.get(name) ?? 0) + of.amount)
    const from = nameOf(status, o) || 'no status told'
    const one = found.get(`${from}|${of.to}`) ?? { from, to: of.to, rows: 0 }
    found.set(`${from}|${of.to}`, { ...one, rows: one.rows + (lines[o] ?? 0) })
  }
  return { ...out, of: 'orders', money: told(sums), examples: foremost([...found.values()]) }
}

/** Lines of shipping, gift cards, tips and fees. */
export function tellNotProducts(files: readonly FileColumns[]): Told {
  const found = new Map<string, number>()
  const names = new Set<string>()
  const touched = files.map((file) => {
    const labels = labelsOf(file, 'product')
    const codes = codesOf(file, 'product')
    const none = labels.map(isNoProduct)
    const counts = tally(codes, labels.length)
    labels.forEach((label, code) => {
      if ((counts[code] ?? 0) > 0) names.add(label)
      if (none[code]) found.set(label, (found.get(label) ?? 0) + (counts[code] ?? 0))
    })
    return none.includes(true) ? Uint8Array.from(codes, (code) => (none[code] ? 1 : 0)) : null
  })
  const rows = [...found.values()].reduce((a, b) => a + b, 0)
  const of = 'products'
  const examples = Array.from(found, ([from, rows]) => ({ from, to: 'no product', rows }))
  if (found.size === names.size)
    return { rows: 0, before: names.size, after: names.size, of, money: [], examples: [] }
  return {
    ...{ rows, before: names.size, after: names.size - found.size, of },
    ...{ money: moneyIn(files, touched, false), examples: foremost(examples) },
  }
}
