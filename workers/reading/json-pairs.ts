import { type JsonValue, Members } from './json-value.ts'

const keys = ['key', 'name']
const typed = /^(?:string|int|float|double|boolean)_value$/
const plainKey = /^[\w .-]{1,60}$/

/** A list of keys with values, as parameters of events and attributes of orders are told; null for any other list. */
export function pairsOf(list: readonly JsonValue[]): [string, JsonValue][] | null {
  const found: [string, JsonValue][] = []
  for (const one of list) {
    const pair = one instanceof Members ? pairOf(one) : null
    if (!pair) return null
    found.push(pair)
  }
  return found
}

function pairOf({ names, values }: Members): [string, JsonValue] | null {
  const key = values[names.findIndex((name) => keys.includes(name))]
  const at = names.indexOf('value')
  if (typeof key !== 'string' || !plainKey.test(key) || at < 0 || names.length > 3) return null
  const value = plainValue(values[at] ?? null)
  return value === undefined ? null : [key, value]
}

/** A value as it is, or the one of a record with a member for each type; undefined for anything else. */
function plainValue(value: JsonValue): JsonValue | undefined {
  if (Array.isArray(value)) return undefined
  if (!(value instanceof Members)) return value
  if (!value.names.every((name) => typed.test(name))) return undefined
  return value.values.find((one) => one !== null) ?? null
}
