import { type Meaning, meanings } from '../../contract/schema.ts'

export function sayBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3).toLocaleString('en-GB')} kB`
  const [size, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${size.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${unit}`
}

/** What a file was recognised as: the name of its source, or the plain kind ("Order lines") of one of no known source. */
export function saySource({ source, recognisedAs }: { source?: string; recognisedAs: string }): string {
  if (source) return source
  const words = recognisedAs.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The menu of meanings, "not used" first. */
export const meaningOptions: readonly { value: Meaning | ''; label: string }[] = [
  { value: '', label: 'Not used' },
  ...Object.entries(meanings).map(([value, { label }]) => ({ value: value as Meaning, label })),
]

export const count = (n: number) => n.toLocaleString('en-GB')
