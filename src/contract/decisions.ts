import { type Objections, settledObjections } from './objections.ts'
import { isCurrencyCode, isRate, type Rates } from './rates.ts'
import { isZone } from './zones.ts'

/** What the person decided about a whole workspace. Absent = what we propose stands. */
export interface Decisions {
  identity?: IdentityDecisions
  /** Cleaning steps by name, switched on or off against what they are by themselves. */
  steps?: [string, boolean][]
  /** What other currencies are worth in the main one. Absent: they are kept apart. */
  rates?: Rates
  /** The shop's time zone, a name of the IANA database. Absent: each time counts on the day that is written. */
  zone?: string
  /** Who asked not to be written to, or not to come back. */
  objections?: Objections
}

export interface IdentityDecisions {
  /** Two source keys (`customer_alias.source_key`) and whether they are one person. */
  same?: [string, string, boolean][]
  /** Whether a customer is one person or all who share an address and a last name. */
  level?: 'person' | 'household'
  /** Whether customers who are surely the same are merged without asking. Absent: where there are several sources. */
  merge?: boolean
  /** Where phone numbers without a country code are from, ISO 3166 alpha-2. */
  country?: string
}

/** Decisions of which the same ones are always written alike: the last word on each, in order, and nothing that is empty. */
export function settled({ identity = {}, steps = [], rates, zone, objections }: Decisions): Decisions {
  const who = settledIdentity(identity)
  const worth = settledRates(rates)
  const refused = settledObjections(objections)
  return {
    ...(Object.keys(who).length > 0 && { identity: who }),
    ...(steps.length > 0 && { steps: [...new Map(steps)].sort(byName) }),
    ...(worth && { rates: worth }),
    ...(zone && isZone(zone) && { zone }),
    ...(refused && { objections: refused }),
  }
}

function settledRates(rates: Rates | undefined): Rates | undefined {
  if (!rates || !isCurrencyCode(rates.into)) return undefined
  const last = new Map(rates.each.map((one) => [one[0], one]))
  const each = [...last.values()].filter(
    ([code, rate]) => code !== rates.into && isCurrencyCode(code) && isRate(rate),
  )
  return each.length > 0 ? { into: rates.into, each: each.sort(byName) } : undefined
}

function settledIdentity({ same = [], level, merge, country }: IdentityDecisions): IdentityDecisions {
  const last = new Map<string, [string, string, boolean]>()
  for (const [one, other, is] of same) {
    const [a, b] = one < other ? [one, other] : [other, one]
    last.set(JSON.stringify([a, b]), [a, b, is])
  }
  return {
    ...(last.size > 0 && { same: [...last].sort(byName).map(([, pair]) => pair) }),
    ...(level && { level }),
    ...(merge !== undefined && { merge }),
    ...(country && { country }),
  }
}

const byName = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]) =>
  a < b ? -1 : Number(a > b)
