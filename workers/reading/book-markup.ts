/** What a sheet can have at most (Excel, specifications and limits). */
export const mostColumns = 16_384
export const mostRows = 1_048_576

/** True where what is in a cell has a formula; one of type `str` may have found an empty text, others were saved without a value. */
export const holdsFormula = (inside: string) => /<(?:[\w.-]+:)?f[\s/>]/.test(inside)

/** Something in the markup of a workbook that is sound but unusual, or damaged. Its message tells nothing of the file. */
export class Odd extends Error {}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Text between tags, its references resolved; those to entities of a file's own stay as they stand. */
export function plain(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, reference: string) => {
    if (!reference.startsWith('#')) return named.get(reference) ?? whole
    const hex = /^#x/i.test(reference)
    const code = Number.parseInt(reference.slice(hex ? 2 : 1), hex ? 16 : 10)
    return code > 0x10ffff ? whole : String.fromCodePoint(code)
  })
}

/** Text of a cell: letters that markup cannot hold are written `_x000D_`. */
export function cellText(raw: string): string {
  const text = plain(raw)
  if (!text.includes('_x')) return text
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

const attribute = /([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Attributes of every tag of a local name, in order; the prefixes of names are left out. */
export function tagsOf(xml: string, name: string): Map<string, string>[] {
  const tag = new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>`, 'g')
  return Array.from(
    xml.matchAll(tag),
    ([, inside = '']) =>
      new Map(Array.from(inside.matchAll(attribute), ([, key = '', a, b]) => [key, plain(a ?? b ?? '')])),
  )
}

/** The inside of the first element of a local name; '' for none. */
export function insideOf(xml: string, name: string): string {
  const open = new RegExp(`<((?:[\\w.-]+:)?${name})(?:\\s[^>]*)?>`).exec(xml)
  if (!open) return ''
  const from = open.index + open[0].length
  const end = open[0].endsWith('/>') ? from : xml.indexOf(`</${open[1]}`, from)
  return end < 0 ? '' : xml.slice(from, end)
}

/** What the runs of a text say, one after the other, without how it is pronounced. */
export function runsOf(inside: string): string {
  const spoken = inside.includes('rPh')
    ? inside.replace(/<((?:[\w.-]+:)?rPh)[\s>][\s\S]*?<\/\1>/g, '')
    : inside
  if (spoken.includes('<!')) throw new Odd('no plain text')
  let text = ''
  for (const [, , run = ''] of spoken.matchAll(/<((?:[\w.-]+:)?t)(?:\s[^>]*)?(?<!\/)>([^<]*)<\/\1>/g))
    text += run
  return cellText(text)
}
