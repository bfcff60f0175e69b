/** Signs that stand for others in what web shops export. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#039': "'",
  nbsp: ' ',
  lt: '<',
  gt: '>',
  rsquo: "'",
  lsquo: "'",
}

const untidy = /[<&’‘´`@]|:\/\/|www\./u
/** What a browser runs and does not show. */
const hidden = /<(script|style)\b[^<>]{0,200}>[\s\S]{0,2000}?<\/\1>/giu
const tag = /<\/?[a-z][^<>]{0,200}>/giu
const entity = /&(#?[a-z0-9]{2,6});/giu
const address = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|(?<=^|\s)@\w+/giu

/** A text as a person reads it: without markup, addresses and curled apostrophes. One without any of these comes back as it is. */
export function tidy(text: string): string {
  if (!untidy.test(text)) return text
  return text
    .replace(hidden, ' ')
    .replace(tag, ' ')
    .replace(entity, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .replace(address, ' ')
    .replace(/[’‘´`]/gu, "'")
}
