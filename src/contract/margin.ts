import type { Workspace } from './desk.ts'
import type { Param, Value } from './param.ts'

/**
 * What is left of 100 in revenue after the cost of goods, 0–100; 0 = not known, and money is then revenue. It is said once
 * for a workspace: a question that declares it counts with what was said, unless its address says otherwise.
 */
export const marginParam = {
  kind: 'number',
  unit: 'count',
  label: 'Of 100 in revenue, you keep',
  help: 'After the cost of goods. At 0 it is not known, and money is revenue.',
  min: 0,
  max: 100,
  default: 0,
  once: 'margin',
} as const satisfies Param

export const isMargin = (param: Param): boolean => param.kind === 'number' && param.once === 'margin'

/** A share of the workspace (0–1) as the setting has it (0–100), to a tenth. */
export const asSetting = (margin: number): number => Math.round(margin * 1000) / 10

/** Settings with the margin of the workspace where they leave it open. */
export function withMargin(
  params: Readonly<Record<string, Param>>,
  values: Readonly<Record<string, Value>>,
  { margin }: Pick<Workspace, 'margin'>,
): Record<string, Value> {
  const said = margin === undefined ? 0 : asSetting(margin)
  const open = ([name, param]: [string, Param]) => isMargin(param) && values[name] === param.default
  const filled = Object.entries(params).filter(open)
  return { ...values, ...Object.fromEntries(filled.map(([name]) => [name, said])) }
}

/** What a question counts with, of 100; 0 where it knows none or asks for none. */
export function marginIn(
  params: Readonly<Record<string, Param>> = {},
  values: Readonly<Record<string, Value>> = {},
): number {
  const name = Object.keys(params).find((one) => params[one] && isMargin(params[one]))
  return Number((name !== undefined && values[name]) || 0)
}
