import { type Meaning, meanings } from '../../contract/schema.ts'

export function sayBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3).toLocaleString('en-GB')} kB`
  const [size, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${size.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${unit}`
}

/** `shopify_orders` → "Shopify orders"; a file of no known source keeps its plain kind. */
export function saySource(id: string): string {
  const words = id.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The menu of meanings, "not used" first. */
export const meaningOptions: readonly { value: Meaning | ''; label: string }[] = [
  { value: '', label: 'Not used' },
  ...Object.entries(meanings).map(([value, { label }]) => ({ value: value as Meaning, label })),
]

export const count = (n: number) => n.toLocaleString('en-GB')
