import type { SchemaElement } from 'hyparquet'
import { plainNumber, sheetText } from './sheet-text.ts'

/** How the cells of a column become text: as in every other format, decimals with their places, lists as JSON. */
export function textIn(element: SchemaElement): (value: unknown) => string {
  const { logical_type: logical, scale = 0, type } = element
  const decimal = element.converted_type === 'DECIMAL' || logical?.type === 'DECIMAL'
  const places = logical?.type === 'DECIMAL' ? logical.scale : scale
  if (decimal) return (value) => (typeof value === 'number' ? value.toFixed(places) : textOf(value))
  if (type === 'FLOAT') return (value) => (typeof value === 'number' ? shortest(value) : textOf(value))
  return textOf
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.replaceAll('\0', '')
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof Date)
    return sheetText(value)
  if (typeof value === 'bigint') return String(value)
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : json(value)
}

/** The fewest digits that are this number of 32 bits: 0.1, not 0.10000000149011612. */
function shortest(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return plainNumber(short)
  }
  return plainNumber(value)
}

const json = (value: unknown) =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? ''
