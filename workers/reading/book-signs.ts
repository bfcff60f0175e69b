export const bang = 33
export const blank = 32
export const slash = 47
export const end = 62

/** The name of the tag that begins here, with its prefix. */
export function nameAt(text: string, from: number): string {
  let to = from
  for (let code = text.charCodeAt(to); code > 32 && code !== 62 && code !== slash; )
    code = text.charCodeAt(++to)
  return text.slice(from, to)
}

/** True for what may come behind the name of a tag. */
export const endsName = (code: number) => code <= blank || code === slash || code === end

/** Digits as a number; NaN for anything else. */
export function numberIn(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return Number(text.slice(from, to))
    number = number * 10 + digit
  }
  return number
}

/** A day of ISO 8601 as cells tell it: no zone, no fractions, no midnight. */
export const isoDay = (raw: string) =>
  raw
    .trim()
    .replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ')
    .replace(/(\.\d+)?Z?$/, '')
    .replace(/ 00:00(:00)?$/, '')
