import type { Workspace } from '../contract/desk.ts'
import { isMargin } from '../contract/margin.ts'
import { optionsIn } from '../contract/marts.ts'
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

/** A setting for the paper: where a margin comes from is said with it. */
export function sayGiven(param: Param, value: Value | undefined, asked: Value | undefined): string {
  const said = sayParam(param, value)
  if (!isMargin(param)) return said
  if (value === param.default) return 'not known'
  return asked === param.default ? `${said}, as said for this workspace` : `${said}, as the link says`
}

/** Settings that these data leave open: one with a single possible answer is none. */
export function openParams(
  params: Readonly<Record<string, Param>>,
  { marts, traits = [] }: Pick<Workspace, 'marts' | 'traits'>,
): [name: string, Param][] {
  return Object.entries(params).filter(
    ([, param]) =>
      (param.kind !== 'column' || traits.length > 0) &&
      (param.kind !== 'choice' || !param.needs || optionsIn(param, marts).length > 1),
  )
}
