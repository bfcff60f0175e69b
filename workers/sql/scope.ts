import type { Sql, View } from '../../src/contract/frame.ts'
import type { Scope } from '../../src/contract/miner.ts'
import { id, part, sql } from './sql.ts'

/** Days since 1970-01-01 of an ISO date. */
export function dayNumber(iso: string): number {
  return Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000)
}

/** The ISO date of a day number. */
export function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** The rows of a mart that a scope asks about: up to and including `asOf` ('' = no day is told), from `from` on, in one currency; visits and messages have none. */
export function inScope(mart: `mart_${Exclude<View['mart'], 'ledger'>}`, scope: Scope): Sql {
  const from = scope.from === undefined ? sql`true` : sql`day >= ${dayNumber(scope.from)}`
  const money = mart === 'mart_events' || mart === 'mart_messages' ? undefined : scope.currency
  const currency = money === undefined ? sql`true` : sql`currency = ${money}`
  const until = scope.asOf === '' ? sql`true` : sql`day <= ${dayNumber(scope.asOf)}`
  return sql`select * from ${id(mart)} where ${part(until)} and ${part(from)} and ${part(currency)}`
}
