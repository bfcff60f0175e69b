/** Presentation attributes that a child has from its parent, and what they are at the root (SVG 2, §6.6). */
const inherited: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-opacity': '1',
  'paint-order': 'normal',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-variant-numeric': 'normal',
  'text-anchor': 'start',
}
const own: Readonly<Record<string, string>> = { opacity: '1', 'dominant-baseline': 'auto' }
/** What says how letters look is needed by texts alone. */
const ofLetters = /^(?:font|text|dominant)-/

/** Takes out of a picture whose every element says how it looks what would be so anyway. The picture itself is changed. */
export function slim(picture: SVGSVGElement): SVGSVGElement {
  const elements = [...picture.querySelectorAll('*')]
  const spare = elements.map((element) => [
    ...Object.entries(inherited).filter(([name, root]) => {
      const parent = element.parentElement
      const above = parent === null || parent === (picture as Element) ? root : parent.getAttribute(name)
      return element.getAttribute(name) === above
    }),
    ...Object.entries(own).filter(([name, usual]) => element.getAttribute(name) === usual),
  ])
  elements.forEach((element, i) => {
    for (const [name] of spare[i] ?? []) element.removeAttribute(name)
    if (!element.matches('text, tspan, g'))
      for (const name of element.getAttributeNames()) if (ofLetters.test(name)) element.removeAttribute(name)
  })
  return picture
}
