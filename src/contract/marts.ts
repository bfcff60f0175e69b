import type { Params, Value } from './param.ts'

/** A table ready to be asked, made by the warehouse; in SQL `mart_orders`, `mart_customers`, … */
export type Mart = 'customers' | 'orders' | 'baskets' | 'events' | 'traits' | 'messages'

/** What a person would bring to get a mart. */
export const martSource: Record<Mart, string> = {
  customers: 'orders that tell who placed them',
  orders: 'an export of orders',
  baskets: 'an export of order lines, with the products of each order',
  events: 'an export of web visits',
  traits: 'a customer list with a column of labels',
  messages: 'an export of reviews or messages',
}

/** First and last day of something, ISO dates. */
export interface Span {
  firstDay: string
  lastDay: string
}

interface Asking {
  readonly needs: readonly Mart[]
  readonly either?: readonly Mart[]
  readonly params: Params
}

/** What is missing to ask at all: of each list, one would do. A setting whose options have needs wants one of them met;
 * who placed the orders is missed once there are orders. */
export function lacks({ needs, either = [], params }: Asking, marts: readonly Mart[]): Mart[][] {
  const one = (of: readonly Mart[]) => (of.some((mart) => marts.includes(mart)) ? [] : [[...of]])
  const chosen = Object.values(params).flatMap((p) => (p.kind === 'choice' && p.needs ? [p.needs] : []))
  const any = either.length > 0 ? [either] : []
  const known = needs.filter((mart) => mart !== 'customers' || marts.includes('orders'))
  return [...known.map((mart) => [mart]), ...any, ...chosen].flatMap(one)
}

/** "an export of orders, or an export of web visits". */
export function sayLacks(missing: readonly (readonly Mart[])[]): string {
  return missing.map((of) => of.map((mart) => martSource[mart]).join(', or ')).join(', and ')
}

/** The options of a setting that can be answered from these marts. */
export function optionsIn(param: Params[string], marts: readonly Mart[]): readonly string[] {
  if (param.kind !== 'choice') return []
  const { options, needs } = param
  return needs ? options.filter((_, i) => marts.some((mart) => mart === needs[i])) : options
}

/** Settings with each option that cannot be answered replaced by the first that can; `swapped` names those settings. */
export function answerable(
  params: Params,
  values: Readonly<Record<string, Value>>,
  marts: readonly Mart[],
): { values: Record<string, Value>; swapped: string[] } {
  const out = { ...values }
  const swapped: string[] = []
  for (const [name, param] of Object.entries(params)) {
    const open = optionsIn(param, marts)
    if (open.length === 0 || open.includes(String(out[name]))) continue
    out[name] = open[0] ?? ''
    swapped.push(name)
  }
  return { values: out, swapped }
}

/** Whether what is asked is told by orders or visits at all, so that a day counts as today. */
export function ofDays({ needs, params }: Asking, values: Readonly<Record<string, Value>>): boolean {
  const chosen = Object.entries(params).map(([name, p]) =>
    p.kind === 'choice' ? p.needs?.[p.options.indexOf(String(values[name]))] : undefined,
  )
  return [...needs, ...chosen].some((mart) => mart === 'orders' || mart === 'baskets' || mart === 'events')
}

/** The days of what is asked: those of the visits, those of messages and orders together, or those of the orders. */
export function daysAsked(
  asking: Asking,
  values: Readonly<Record<string, Value>>,
  { firstDay, lastDay, visits, messages }: Span & { visits: Span | null; messages?: Span | null },
): Span {
  if (visits && ofVisits(asking, values)) return visits
  if (!messages || !asking.needs.includes('messages')) return { firstDay, lastDay }
  if (lastDay === '') return messages
  return {
    firstDay: messages.firstDay < firstDay ? messages.firstDay : firstDay,
    lastDay: messages.lastDay > lastDay ? messages.lastDay : lastDay,
  }
}

/** Whether what is asked is told by visits, whose days are others than those of the orders. */
function ofVisits({ needs, params }: Asking, values: Readonly<Record<string, Value>>): boolean {
  const chosen = Object.entries(params).map(([name, p]) =>
    p.kind === 'choice' ? p.needs?.[p.options.indexOf(String(values[name]))] : undefined,
  )
  return needs.includes('events') || chosen.includes('events')
}
