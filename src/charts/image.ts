/** What stands around the picture when it travels alone. */
export interface Around {
  title: string
  measure: string
  reading: string
  source: string
}

interface Line {
  text: string
  x: number
  y: number
  font: string
  fill: string
}

const pad = 24
const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
] as const

/** Breaks a text by words so that each line is at most `width` wide in the given measure. */
export function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && measure(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The picture as a document of its own: colours and type written out, title above, reading and source below. */
export function toSvg(picture: SVGSVGElement, around: Around): Blob {
  const { sheet } = compose(picture, around)
  const text = new XMLSerializer().serializeToString(sheet)
  return new Blob([text], { type: 'image/svg+xml' })
}

/**
 * The same as a PNG, `scale` pixels to one. Shapes come from the SVG, words are set by the canvas: an SVG that is
 * drawn as an image may not use the page's fonts.
 */
export async function toPng(picture: SVGSVGElement, around: Around, scale = 2): Promise<Blob> {
  const { sheet, width, height, lines, shift } = compose(picture, around)
  for (const word of [...sheet.querySelectorAll('text')]) word.remove()
  const image = await load(
    new Blob([new XMLSerializer().serializeToString(sheet)], { type: 'image/svg+xml' }),
  )
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * scale)
  canvas.height = Math.ceil(height * scale)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.scale(scale, scale)
  pen.drawImage(image, 0, 0, width, height)
  for (const line of lines) {
    pen.font = line.font
    pen.fillStyle = line.fill
    pen.fillText(line.text, line.x, line.y)
  }
  for (const word of picture.querySelectorAll<SVGTextElement>('text')) write(pen, word, scale, shift)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}

/** Puts a PNG on the clipboard. The promise goes in as it is: browsers want the call inside the click. */
export function copyPng(png: Promise<Blob>): Promise<void> {
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
}

/** Hands a file to the person. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

function compose(picture: SVGSVGElement, around: Around) {
  const box = { width: picture.width.baseVal.value, height: picture.height.baseVal.value }
  const width = box.width + pad * 2
  const look = getComputedStyle(picture)
  const above = set(around, look, width - pad * 2, ['title', 'measure'], pad)
  const shift = { x: pad, y: above.end + 8 }
  const below = set(around, look, width - pad * 2, ['reading', 'source'], shift.y + box.height + 12)
  const height = below.end + pad - 6
  const lines = [...above.lines, ...below.lines]
  const sheet = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  put(sheet, { width, height, viewBox: `0 0 ${width} ${height}` })
  sheet.append(make('rect', { width, height, fill: colour(look, '--card') }))
  const held = make('g', { transform: `translate(${shift.x} ${shift.y})` })
  held.append(...standalone(picture).childNodes)
  sheet.append(held)
  for (const line of lines) sheet.append(words(line))
  return { sheet, width, height, lines, shift }
}

const styles = {
  title: { size: 20, weight: 600, step: 26, family: '--display', colour: '--ink' },
  measure: { size: 13, weight: 400, step: 19, family: '--text', colour: '--ink-quiet' },
  reading: { size: 14, weight: 400, step: 20, family: '--text', colour: '--ink' },
  source: { size: 12, weight: 400, step: 18, family: '--text', colour: '--ink-quiet' },
} as const

function set(
  around: Around,
  look: CSSStyleDeclaration,
  width: number,
  parts: readonly (keyof Around)[],
  top: number,
) {
  const pen = document.createElement('canvas').getContext('2d')
  const lines: Line[] = []
  let y = top
  for (const part of parts) {
    const style = styles[part]
    const font = `${style.weight} ${style.size}px ${look.getPropertyValue(style.family).trim()}`
    if (pen) pen.font = font
    for (const text of breakLines(around[part], width, (t) => pen?.measureText(t).width ?? t.length * 8)) {
      y += style.step
      lines.push({ text, x: pad, y: y - 6, font, fill: colour(look, style.colour) })
    }
  }
  return { lines, end: y }
}

/** A token's value as the browser computes it: tokens may be functions. */
function colour(look: CSSStyleDeclaration, token: string): string {
  const probe = document.createElement('i')
  probe.style.color = `var(${token})`
  document.body.append(probe)
  const value = getComputedStyle(probe).color
  probe.remove()
  return value || look.color
}

/** A copy that needs no style sheet: colours and type are written out, what only passes is left out. */
export function standalone(picture: SVGSVGElement): SVGSVGElement {
  const copy = picture.cloneNode(true) as SVGSVGElement
  const originals = [...picture.querySelectorAll<SVGElement>('*')]
  ;[...copy.querySelectorAll<SVGElement>('*')].forEach((element, i) => {
    const original = originals[i]
    if (!original) return
    const look = getComputedStyle(original)
    for (const name of carried) {
      const value = look.getPropertyValue(name)
      if (value) element.setAttribute(name, value)
    }
    element.removeAttribute('class')
    element.removeAttribute('style')
  })
  for (const passing of [...copy.querySelectorAll('[data-passing]')]) passing.remove()
  for (const held of copy.querySelectorAll('[data-held]')) held.removeAttribute('transform')
  return copy
}

function words({ text, x, y, font, fill }: Line): SVGElement {
  const [weight = '400', size = '13px', ...family] = font.split(' ')
  const element = make('text', { x, y, fill, 'font-weight': weight, 'font-size': size })
  element.setAttribute('font-family', family.join(' '))
  element.textContent = text
  return element
}

function make(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  put(element, attributes)
  return element
}

function put(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
}

async function load(svg: Blob): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(svg)
  const image = new Image()
  image.src = url
  try {
    await image.decode()
  } finally {
    URL.revokeObjectURL(url)
  }
  return image
}

const aligns = new Map<string, CanvasTextAlign>([
  ['middle', 'center'],
  ['end', 'right'],
])

function write(
  pen: CanvasRenderingContext2D,
  word: SVGTextElement,
  scale: number,
  shift: { x: number; y: number },
): void {
  if (word.closest('[data-passing]')) return
  const look = getComputedStyle(word)
  const x = Number(word.getAttribute('x') ?? 0)
  const y = Number(word.getAttribute('y') ?? 0)
  pen.save()
  pen.setTransform(scale, 0, 0, scale, shift.x * scale, shift.y * scale)
  const own = word.transform.baseVal.consolidate()?.matrix
  if (own) pen.transform(own.a, own.b, own.c, own.d, own.e, own.f)
  pen.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`
  pen.textAlign = aligns.get(look.textAnchor) ?? 'left'
  pen.textBaseline = look.dominantBaseline === 'central' ? 'middle' : 'alphabetic'
  pen.fillStyle = look.fill
  if (look.stroke !== 'none') {
    pen.strokeStyle = look.stroke
    pen.lineWidth = Number.parseFloat(look.strokeWidth) || 1
    pen.lineJoin = 'round'
    pen.strokeText(word.textContent ?? '', x, y)
  }
  pen.fillText(word.textContent ?? '', x, y)
  pen.restore()
}
