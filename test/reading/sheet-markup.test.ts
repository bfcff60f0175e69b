import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SheetCells, SheetTexts } from '../../workers/reading/book-cells.ts'
import { dayStyles } from '../../workers/reading/book-parts.ts'
import { SheetScan } from '../../workers/reading/book-sheet.ts'
import { SharedScan } from '../../workers/reading/book-strings.ts'

/** Cells by their place, as one reads them; pieces end at the `cuts`. */
function read(sheet: string, shared = '', cuts: number[] = [], days: boolean[] = []) {
  const texts = new SheetTexts(false)
  const strings = new SharedScan((text) => texts.share(text))
  const cells = new SheetCells()
  const scan = new SheetScan(cells, texts, days)
  for (const piece of piecesOf(shared, cuts)) strings.feed(piece)
  strings.end()
  for (const piece of piecesOf(sheet, cuts)) scan.feed(piece)
  const rows = Array.from(cells.read(texts), ({ index, cells }) => [index, ...cells])
  return scan.whole ? rows : 'cut off'
}

function piecesOf(text: string, cuts: number[]): string[] {
  const at = [0, ...cuts.map((c) => c % (text.length + 1)).sort((a, b) => a - b), text.length]
  return at.slice(1).map((to, k) => text.slice(at[k], to))
}

const shared = `<?xml version="1.0"?><sst count="9" uniqueCount="5"><si><t>Ann &amp; Bob</t></si><si/>
<si><r><rPr><b/></rPr><t xml:space="preserve">two </t></r><r><t>runs</t></r></si>
<si><t>漢字</t><rPh sb="0" eb="1"><t>カンジ</t></rPh></si><si><t>a_x000D_b&#10;c&#x41;</t></si></sst>`
const sheet = `<?xml version="1.0"?><worksheet xmlns="m"><dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384"/></cols>
<sheetData><row r="1" spans="1:9"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r='C1' t='s'><v>2</v></c>
<c t="s" r="D1"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row><row r="3"><c r="A3"><v>12.50</v></c><c r="B3"><f>A3&lt;9</f><v>1E-7</v></c>
<c r="C3" t="str"><f t="shared" si="0"/><v>x &gt; y</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#N/A</v></c><c r="F3" s="1"><v>45322.4327</v></c>
<c r="AB3" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r></is></c></row>
<row><c><v>7</v></c><c s="3"/><c t="d"><v>2024-01-31T10:22:05Z</v></c></row></sheetData><c r="A9"><v>9</v></c></worksheet>`
const cells = [
  [0, 'Ann & Bob', '', 'two runs', '漢字', 'a\rb\ncA'],
  [2, '12.5', '0.0000001', 'x > y', 'true', '', '2024-01-31 10:23:05', ...Array(21).fill(''), 'in line'],
  [3, '7', '', '2024-01-31 10:22:05'],
]

describe('the markup of sheets', () => {
  it('every kind of cell', () => expect(read(sheet, shared, [], [false, true])).toEqual(cells))

  it('whatever the pieces it comes in', () => {
    const cuts = fc.array(fc.nat(4_000), { maxLength: 40 })
    fc.assert(
      fc.property(cuts, (cuts) => void expect(read(sheet, shared, cuts, [false, true])).toEqual(cells)),
    )
    expect(
      read(
        sheet,
        shared,
        [...sheet].map((_, k) => k),
        [false, true],
      ),
    ).toEqual(cells)
  })

  it('with a prefix before every name', () => {
    const prefixed = (xml: string) => xml.replace(/<(\/?)(?=[a-z])/gi, '<$1x:')
    expect(read(prefixed(sheet), prefixed(shared), [], [false, true])).toEqual(cells)
  })

  it('cut off anywhere: never read as if it were whole', () => {
    const from = sheet.indexOf('<row')
    for (let to = from; to < sheet.indexOf('</sheetData>'); to += 7)
      expect(read(sheet.slice(0, to), shared)).toBe('cut off')
  })

  it('what is unusual is left to another reader, never guessed', () => {
    const odd = [
      '<c r="A1"><v><![CDATA[5]]></v></c>',
      '<c r = "B1"><v>5</v></c>',
      '<c r="A1"><v>5</v><c r="B1"><v>6</v></c>',
      '<c r="A1"><v>5</v></row>',
      '<c r="ABCD1"><v>5</v></c>',
      '<!-- A --><c r="A1"><v>5</v></c>',
    ]
    for (const inside of odd)
      expect(() => read(`<sheetData><row r="1">${inside}</row></sheetData>`)).toThrow(/^(no|an?) /)
    expect(() => read('<sheetData><row r="9999999"/></sheetData>')).toThrow('a row out of range')
  })

  it('days and times are known by their format', () => {
    const formats = [
      'dd/mm/yyyy',
      '0.00',
      '[h]:mm',
      '"d"0',
      '[$-409]d-mmm',
      '#,##0 [$€-407]',
      'mm:ss',
      '[Red]0.0',
      '\\d0',
      '@',
    ]
    const own = formats.map((f, k) => `<numFmt formatCode='${f}' numFmtId="${170 + k}"/>`).join('')
    const xfs = formats.map((_, k) => `<xf numFmtId="${170 + k}" fontId="0"/>`).join('')
    const styles = `<numFmts>${own}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/>${xfs}</cellXfs>`
    const told = [true, false, true, false, true, false, true, false, false, false]
    expect(dayStyles(styles)).toEqual([false, true, ...told])
  })
})
