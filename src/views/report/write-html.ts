import { standalone } from '../../charts/image.ts'
import { reportStyle } from './report-style.ts'
import { slim } from './slim-svg.ts'

/** Nothing but text, pictures and style: the file runs no script and asks nobody for anything. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** Elements that may stand in the file; of all others only what is in them. */
const kept = new Set(
  'article,section,header,footer,h1,h2,h3,h4,p,ul,ol,li,dl,dt,dd,div,span,strong,b,em,table,caption,thead,tbody,tr,th,td,figure,figcaption,details,summary'.split(
    ',',
  ),
)
/** What can be pressed, what pops up, what is only there for the screen. */
const left =
  '[data-screen-only], [popover], script, style, input, select, textarea, dialog, :not(.term) > button, [data-ruler]'
const keptAttributes = ['class', 'scope', 'colspan', 'role']

/** What stands at the head of the file. */
export interface Head {
  title: string
  lang: string
}

/**
 * The file: what is shown inside `root`, as it stands there, one block after the other so that the page answers meanwhile.
 * `heed` throws when the person has stopped it; `tell` is told the share done, 0 to 1.
 */
export async function writeHtml(
  root: Element,
  head: Head,
  heed: () => void,
  tell: (done: number) => void,
): Promise<Blob> {
  const parts: string[] = []
  const blocks = [...root.children].flatMap((child) => (child.matches('.finding') ? wrapped(child) : [child]))
  for (const [i, block] of blocks.entries()) {
    heed()
    tell(i / blocks.length)
    parts.push(typeof block === 'string' ? block : written(block))
    await new Promise((go) => setTimeout(go))
  }
  return new Blob([opening(head), ...parts, '</main></body></html>\n'], { type: 'text/html' })
}

/** A finding part by part: its pictures alone may have thousands of marks. */
function wrapped(finding: Element): (Element | string)[] {
  return ['<article class="finding">', ...finding.children, '</article>']
}

function opening({ title, lang }: Head): string {
  return `<!doctype html>
<html lang="${escaped(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${reportStyle}</style>
</head>
<body><main>
`
}

/** An element and all that is in it as markup, every text escaped. */
export function written(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.textContent ?? '')
  if (!(node instanceof Element) || node.matches(left)) return ''
  if (node instanceof SVGSVGElement) return drawn(node)
  const inside = [...node.childNodes].map(written).join('')
  if (node.matches('.numbers') && node.closest('figure')) return folded(inside)
  const name = node.localName
  if (!kept.has(name) || (name === 'div' && inside === '')) return inside
  return `<${name}${attributesOf(node)}>${inside}</${name}>\n`
}

const folded = (inside: string) =>
  inside && `<details class="behind"><summary>The numbers behind the picture</summary>${inside}</details>\n`

function drawn(picture: SVGSVGElement): string {
  const copy = slim(standalone(picture))
  copy.removeAttribute('width')
  copy.removeAttribute('height')
  const { width, height } = picture.getBoundingClientRect()
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  copy.setAttribute('style', `max-width:${Math.round(width)}px`)
  return new XMLSerializer().serializeToString(copy)
}

function attributesOf(element: Element): string {
  const own = keptAttributes.flatMap((name) => {
    const value = element.getAttribute(name)
    return value === null ? [] : [` ${name}="${escaped(plainClasses(name, value))}"`]
  })
  const swatch = element.matches('.swatch')
    ? ` style="border-color:${getComputedStyle(element).borderColor}"`
    : ''
  return own.join('') + swatch + (element.localName === 'details' ? ' open=""' : '')
}

/** Without the names by which the page's own styles are told apart. */
const plainClasses = (name: string, value: string) =>
  name === 'class' ? value.replace(/\bs(?:velte)?-[\w-]+/g, '').trim() : value

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that no reader of markup takes for markup, wherever it stands. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '')
}
