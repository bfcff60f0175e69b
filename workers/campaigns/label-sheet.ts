import { countryCode } from '../identity/dial-codes.ts'
import { type Addressee, wholeName } from './formats.ts'

/** Labels on a sheet of A4: three by seven of 63.5 × 38.1 mm, 2.54 mm apart across, as Avery L7160 has them. */
const across = 3
const down = 7

const style = `@page{size:A4;margin:0}
*{box-sizing:border-box}
body{margin:0;font:10.5pt/1.3 system-ui,sans-serif;color:#000;background:#fff}
section{width:210mm;height:297mm;padding:15.15mm 7.21mm;display:grid;grid-template:repeat(${down},38.1mm)/repeat(${across},63.5mm);column-gap:2.54mm;overflow:hidden;break-after:page}
section:last-child{break-after:auto}
address{font-style:normal;padding:3mm 4mm;overflow:hidden;overflow-wrap:anywhere;align-content:center}
address.long{font-size:8.5pt}
@media screen{body{background:#ddd}section{margin:8mm auto;background:#fff}address{outline:.2mm dashed #bbb}}`

/** Towns stand before the postcode, on lines of their own or not: the order of other countries is the postcode first. */
const townFirst: Readonly<Record<string, 'line' | 'own lines'>> = {
  ...{ US: 'line', CA: 'line', AU: 'line' },
  ...{ GB: 'own lines', IE: 'own lines' },
}

/** The lines of an address as its country writes them; the country itself only where `abroad` asks for it. */
export function addressLines(one: Addressee, abroad: boolean): string[] {
  const { street, postcode, city, region } = one
  const country = countryCode(one.country)
  const way = townFirst[country]
  const town = way === undefined ? [`${postcode} ${city}`] : townLines(way, { postcode, city, region })
  const last = abroad ? one.country.toUpperCase() : ''
  return [wholeName(one), street, ...town, last].map((line) => line.trim()).filter((line) => line !== '')
}

function townLines(way: 'line' | 'own lines', { postcode, city, region }: Record<string, string>): string[] {
  return way === 'line' ? [[city, region, postcode].join(' ')] : [city ?? '', postcode ?? '']
}

/** Pages of address labels as one HTML file, to be printed by any browser; nothing in it runs or is fetched. */
export function labelSheet(title: string, people: readonly Addressee[]): Blob {
  const countries = new Set(people.map(({ country }) => countryCode(country) || country.trim().toLowerCase()))
  const labels = people.map((one) => addressLines(one, countries.size > 1))
  const pages: string[] = []
  for (let from = 0; from < labels.length; from += across * down)
    pages.push(
      `<section>${labels
        .slice(from, from + across * down)
        .map(labelOf)
        .join('')}</section>`,
    )
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escaped(title)}</title><style>${style}</style>`
  return new Blob([`<!doctype html><html><head>${head}</head><body>`, ...pages, '</body></html>'], {
    type: 'text/html;charset=utf-8',
  })
}

/** More lines, or longer ones, than stand on a label in its usual letters are set in smaller ones. */
function labelOf(lines: readonly string[]): string {
  const rows = lines.reduce((sum, line) => sum + Math.ceil(line.length / 28), 0)
  return `<address${rows > 5 ? ' class="long"' : ''}>${lines.map(escaped).join('<br>')}</address>`
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\p{Cc}/gu, ' ')
