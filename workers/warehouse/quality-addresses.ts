import type { QualityFinding } from '../../src/contract/quality.ts'
import { isMixed, likelyMeant } from '../identity/email-domains.ts'
import { sql } from '../sql/sql.ts'
import type { Engine } from './engine.ts'

const shown = 3

/** Customers whose e-mail is no address, or whose provider looks mistyped or made to look like another; nothing is changed. */
export async function addresses(engine: Engine): Promise<QualityFinding[]> {
  const domains = await engine.rows(
    sql`select lower(split_part(email, '@', -1)), count(*)::integer from customer where email like '%_@_%._%' group by 1 order by 2 desc, 1`,
  )
  const [[odd] = []] = await engine.rows(
    sql`select count(*)::integer from customer where email <> '' and (length(email) > 254 or not regexp_matches(email, '^[^\\s@]+@[^\\s@]+\\.[^\\s@.]+$'))`,
  )
  const told = domains.map(([name, n]) => ({ name: String(name), n: Number(n) }))
  return [
    found(
      Number(odd ?? 0),
      'e-mail is|e-mails are| no address',
      'Put them right in your shop; until then nobody can be written to there.',
    ),
    slips(told.filter(({ name }) => likelyMeant(name) !== '')),
    looks(told.filter(({ name }) => isMixed(name) && likelyMeant(name) === '')),
  ]
}

const sum = (all: readonly { n: number }[]) => all.reduce((total, { n }) => total + n, 0)

function found(rows: number, says: string, next: string): QualityFinding {
  const [one = '', several = '', rest = ''] = says.split('|')
  return { id: 'validity', rows, money: [], says: `${rows === 1 ? one : several}${rest}`, next }
}

function slips(all: { name: string; n: number }[]): QualityFinding {
  const some = all.slice(0, shown).map(({ name }) => `${name} for ${likelyMeant(name)}`)
  const more = all.length > shown ? ' and others' : ''
  const says = `e-mail looks|e-mails look| mistyped: ${some.join(', ')}${more}`
  return found(sum(all), says, 'Ask before you change them; they are kept as they stand.')
}

function looks(all: { name: string; n: number }[]): QualityFinding {
  const says =
    'e-mail mixes|e-mails mix| letters of two alphabets in the domain, so that it looks like another'
  return found(sum(all), says, 'Do not write there before you have asked; they are kept as they stand.')
}
