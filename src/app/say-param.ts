import type { Param, Value } from '../contract/param.ts'
import { format } from './format.ts'

/** A setting's value as a person reads it. */
export function sayParam(param: Param, value: Value | undefined): string {
  const given = value ?? param.default
  if (param.kind === 'flag') return given === true ? 'yes' : 'no'
  if (param.kind === 'number') return format(Number(given), param.unit, '')
  if (param.kind === 'column') return given === '' ? param.none : String(given)
  return param.labels?.[param.options.indexOf(String(given))] ?? String(given)
}
