/**
 * What somebody could write into a cell, a header or a name so that it runs: one way of breaking out each. Whatever of it
 * becomes more than text sets `__pwned` or stands as an element that nobody but these makes.
 */
export const payloads = [
  '<script>window.__pwned=1</script>',
  '<img src=pwned.invalid onerror=window.__pwned=1>',
  '<svg onload=window.__pwned=1>',
  'javascript:window.__pwned=1//',
  '<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a template would take for one
  '{{constructor.constructor("window.__pwned=1")()}}${window.__pwned=1}',
  'red;background:url(javascript:window.__pwned=1);x:expression(window.__pwned=1)',
  `"'><img src=pwned.invalid onerror='window.__pwned=1'>" autofocus onfocus="window.__pwned=1`,
  '&lt;script&gt;window.__pwned=1&lt;/script&gt;&#60;svg onload=window.__pwned=1&#62;',
  '--><![CDATA[><script>window.__pwned=1</script>]]><!--',
  '</style><script>window.__pwned=1</script>',
  '</title></textarea><script>window.__pwned=1</script>',
  '\u202E>tpircs/<1=denwp__.wodniw>tpircs<\u2066<svg onload=window.__pwned=1>',
  '＜script＞window.__pwned=1＜/script＞＂＞<svg/onload=window.__pwned=1>',
] as const

/** Short enough for the name of a sheet, and without a sign that one may not have. */
export const forSheet = '<img src=x onerror=__pwned=1>'
/** A file name holds no slash. */
export const forFile = `"'><img src=pwned.invalid onerror=window.__pwned=1><svg onload=window.__pwned=1>`

/** The payload of number `i`, from the start again after the last. */
export const payload = (i: number): string => payloads[i % payloads.length] ?? ''

/** Orders in whose names, products, places, notes and headers every payload stands; as rows of cells. */
export function marked(first: number, count: number): string[][] {
  const heads = [
    'Order number',
    'Order date',
    'E-mail',
    'Customer name',
    'Product',
    'Quantity',
    'Price',
    'City',
  ]
  const rows = Array.from({ length: count }, (_, i) => {
    const order = Math.floor(i / 2)
    const who = (order * 7) % 130
    const day = new Date(Date.UTC(2024, 0, 1) + order * 86_400_000).toISOString().slice(0, 10)
    const told = [
      `${first + order}`,
      day,
      `buyer${who}@example.net`,
      `${payload(who)} ${who}`,
      payload(i * 5 + who),
    ]
    return [
      ...told,
      '1',
      `${10 + (i % 30)}.00`,
      payload(who + 3),
      ...payloads.map((_, k) => `kept ${(who + k) % 4}`),
    ]
  })
  return [[...heads, ...payloads], ...rows]
}

/** RFC 4180. */
export const csvOf = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
