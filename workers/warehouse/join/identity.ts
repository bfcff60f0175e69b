import type { Sql } from '../../../src/contract/frame.ts'
import { id, list, part, sql } from '../../sql/sql.ts'
import {
  family,
  fullName,
  labelled,
  labelTable,
  nameIdentity,
  person,
  type Side,
  type Slot,
  slotsOf,
  sourceTable,
  union,
  work,
} from './side.ts'

/**
 * Who is who: e-mail first, then customer number, then phone, then name with postcode. A number or phone that was only
 * ever seen with one e-mail is that e-mail. Makes `w_customer(customer_key, root, label)` and, for each file,
 * `w_key_<n>(person, name, customer_key)`. Keys are dense in order of the label.
 */
export function identify(sides: readonly Side[]): Sql[] {
  const named = sides.filter((s) => s.role !== 'unused')
  return [
    ...named.map(seen),
    create('who', sql`${union(named.map(who))}`),
    ...roots(named),
    sql`create temp table w_customer as select (row_number() over (order by label, root) - 1)::integer as customer_key, root, label
      from (select r.root, min(w.label) as label from w_root r join w_who w on w.ident = r.root group by r.root)`,
    ...named.map(keys),
  ]
}

const create = (name: string, query: Sql) => sql`create temp table ${work(name)} as ${part(query)}`

/** Where a file's people are told: its orders where rows carry order numbers, else its rows. */
export const base = (s: Side) => (s.role === 'orders' && s.byOrder ? work('raw', s) : sourceTable(s))

function seen(s: Side): Sql {
  const columns = slotsOf(s).map((slot) => part(sql`b.${id(slot)}`))
  const names = s.named
    ? [part(sql`${part(nameIdentity(s, 'b'))} as name`), part(sql`${part(fullName(s, 'b'))} as called`)]
    : [part(sql`null::varchar as name`), part(sql`null::varchar as called`)]
  const told = part(sql`${part(person(s, 'b'))} as person`)
  const post = s.named ? labelled(s, 'postcode', 'b').join : sql``
  const all = sql`select distinct ${list([...columns, told, ...names])} from ${base(s)} b${part(post)}`
  return s.named
    ? sql`create temp table ${work('seen', s)} as select * exclude (called), min(called) as called from (${part(all)}) group by all`
    : sql`create temp table ${work('seen', s)} as ${part(all)}`
}

/** The identity of one slot as text that is the same in every file. */
function identity(s: Side, slot: Slot): { ident: Sql; label: Sql } {
  const label = part(sql`${id(`l_${slot}`)}."label"`)
  if (slot === 'email')
    return { ident: sql`'e:' || lower(trim(${label}))`, label: sql`lower(trim(${label}))` }
  if (slot === 'phone')
    return { ident: sql`'p:' || regexp_replace(${label}, '[^0-9]', '', 'g')`, label: sql`trim(${label})` }
  return { ident: sql`${`c:${family(s.recognisedAs)}:`} || trim(${label})`, label: sql`trim(${label})` }
}

const joinLabel = (s: Side, slot: Slot) =>
  sql` left join ${labelTable(s, slot)} ${id(`l_${slot}`)} on ${id(`l_${slot}`)}."code" = x.${id(slot)}`

function who(s: Side): Sql {
  const told = slotsOf(s).map((slot) => identity(s, slot))
  const joins = list(
    slotsOf(s).map((slot) => part(joinLabel(s, slot))),
    '',
  )
  const idents = [...told.map((t) => part(t.ident)), part(sql`'n:' || x.name`)]
  const labels = [...told.map((t) => part(t.label)), part(sql`x.called`)]
  return sql`select distinct ${s.n}::integer as n, person, name, coalesce(${list(idents)}) as ident, coalesce(${list(labels)}) as label
    from ${work('seen', s)} x${joins} where person is not null or name is not null`
}

function roots(sides: readonly Side[]): Sql[] {
  const pairs = sides.flatMap(pairsOf)
  if (pairs.length === 0)
    return [sql`create temp view w_root as select distinct ident, ident as root from w_who`]
  return [
    create(
      'alias',
      sql`select other, min(main) as main from (${union(pairs)}) group by other having min(main) = max(main)`,
    ),
    create(
      'root',
      sql`select w.ident, coalesce(b.main, a.main, w.ident) as root from (select distinct ident from w_who) w
        left join w_alias a on a.other = w.ident left join w_alias b on b.other = a.main`,
    ),
  ]
}

/** Identities that stand beside each other in one row. */
function pairsOf(s: Side): Sql[] {
  const told = slotsOf(s)
  const joins = list(
    told.map((slot) => part(joinLabel(s, slot))),
    '',
  )
  return told.slice(1).map((slot, i) => {
    const better = list(told.slice(0, i + 1).map((m) => part(identity(s, m).ident)))
    const other = identity(s, slot).ident
    return sql`select ${part(other)} as other, coalesce(${better}) as main from ${work('seen', s)} x${joins}
      where x.${id(slot)} is not null and coalesce(${better}) is not null`
  })
}

function keys(s: Side): Sql {
  return sql`create temp table ${work('key', s)} as select w.person, w.name, c.customer_key from w_who w
    join w_root r on r.ident = w.ident join w_customer c on c.root = r.root where w.n = ${s.n}`
}

/** Joins that find the customer of a row, and the key: NULL where it names nobody. */
export function customerOf(s: Side, alias: string): { join: Sql; key: Sql } {
  const byNumber = sql` left join ${work('key', s)} k on k.person = ${part(person(s, alias))}`
  if (!s.named) return { join: byNumber, key: sql`k.customer_key` }
  const post = labelled(s, 'postcode', alias).join
  const byName = sql` left join ${work('key', s)} kn on kn.name = ${part(nameIdentity(s, alias))}`
  return {
    join: sql`${part(post)}${part(byNumber)}${part(byName)}`,
    key: sql`coalesce(k.customer_key, kn.customer_key)`,
  }
}
