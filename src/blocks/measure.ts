import { format, formatDay, formatPeriod, isCurrency } from '../contract/format.ts'
import type { Unit } from '../contract/param.ts'
import type { Blocks } from '../contract/report.ts'

/** The unit as the subtitle names it; '' where the numbers speak for themselves. */
export function unitWords(unit: Unit, currency: string): string {
  if (unit === 'money') return isCurrency(currency) ? currency.toUpperCase() : 'amount'
  return (
    { share: 'per cent', ratio: 'ratio', score: 'score', count: '', clusters: 'groups' }[unit as 'share'] ??
    unit
  )
}

const joined = (...parts: string[]) => parts.filter(Boolean).join(', ')

/** "Revenue per month, EUR, Jan 2023 to Mar 2025". */
export function lineMeasure(data: Blocks['line'], currency: string): string {
  const [first, last] = [data.starts[0], data.starts.at(-1)]
  if (first === undefined || last === undefined) return ''
  const only = data.series.length === 1 ? (data.series[0]?.label ?? '') : ''
  const per = `${only ? `${only} per` : 'Per'} ${data.period}`
  const say = (start: string) =>
    data.period === 'week' ? formatDay(start) : formatPeriod(start, data.period)
  return joined(
    per,
    unitWords(data.unit, currency),
    first === last ? say(first) : `${say(first)} to ${say(last)}`,
  )
}

/** What the bars are counted in; intervals are said where they are drawn. */
export function barsMeasure(data: Blocks['bars'], currency: string): string {
  const unit = unitWords(data.unit, currency)
  const thin = data.bars.some((b) => b.low !== undefined) ? 'thin lines: where the true value may lie' : ''
  return sentence(joined(unit, thin))
}

export function heatmapMeasure(data: Blocks['heatmap'], currency: string): string {
  return sentence(joined(unitWords(data.unit, currency), `one row per ${data.rowTitle.toLowerCase()}`))
}

export function curveMeasure(data: Blocks['curve'], currency: string): string {
  const bands = data.series.some((s) => s.low && s.high) ? 'shaded: where the true line may lie' : ''
  return joined(`${data.yTitle} by ${data.xTitle.toLowerCase()}`, unitWords(data.yUnit, currency), bands)
}

export function flowMeasure(data: Blocks['flow'], currency: string): string {
  return sentence(joined(unitWords(data.unit, currency), 'the thicker a band, the more go that way'))
}

export function pathsMeasure({ valueTitle, besideTitle }: Blocks['paths']): string {
  return `Bar: ${lower(valueTitle)}; thin line: where the true value may lie; dashed mark: ${lower(besideTitle)}`
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

export function mapMeasure(data: Blocks['map']): string {
  return `${data.xTitle} across, ${data.yTitle.toLowerCase()} upwards, 1 to ${data.size}; a larger disc means more customers`
}

export function networkMeasure(data: Blocks['network']): string {
  return `Thickness of a line: ${data.valueTitle.toLowerCase()}`
}

export function scatterMeasure(data: Blocks['scatter']): string {
  return `The two directions in which customers differ most, ${format(data.shown, 'share', '')} of all differences; a larger mark means more customers`
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
