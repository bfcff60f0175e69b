import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import Block from '../../src/blocks/Block.svelte'
import Placeholder from '../../src/blocks/Placeholder.svelte'
import { barsSheet, curveSheet, heatmapSheet, lineSheet, mapSheet } from '../../src/blocks/sheet.ts'
import { cellText, type Sheet } from '../../src/charts/sheet.ts'
import { dress, empty, kinds, missing, onePoint, ordinary } from './examples.ts'

const draw = (kind: (typeof kinds)[number], data = ordinary) =>
  render(Block, {
    props: {
      block: dress(kind, data[kind]),
      currency: 'EUR',
      sources: 'orders.csv',
      means: (term: string) =>
        term === 'revenue' ? { term: 'Revenue', means: 'What orders add up to.' } : undefined,
    },
  }).body

/** What a person or a screen reader meets: texts and attributes, without the marks the framework leaves. */
const read = (html: string) => html.replace(/<!--.*?-->/gs, '')

const sheets: Record<'line' | 'bars' | 'heatmap' | 'curve' | 'map' | 'table', Sheet> = {
  line: lineSheet(ordinary.line),
  bars: barsSheet(ordinary.bars),
  heatmap: heatmapSheet(ordinary.heatmap),
  curve: curveSheet(ordinary.curve),
  map: mapSheet(ordinary.map),
  table: ordinary.table,
}

describe.each([
  ['ordinary', ordinary],
  ['empty', empty],
  ['one point', onePoint],
  ['missing', missing],
])('%s data', (_, data) => {
  test.each(kinds)('%s says neither NaN nor undefined', (kind) => {
    const html = read(draw(kind, data))
    expect(html).not.toMatch(/NaN|undefined|Infinity|∞|\[object/)
    expect(html.replace(/<[^>]*>/g, '').trim()).not.toBe('')
  })
})

describe('the table behind a picture', () => {
  test.each(Object.keys(sheets) as (keyof typeof sheets)[])('of %s holds every number', (kind) => {
    const sheet = sheets[kind]
    const table = read(draw(kind)).match(/<table[\s\S]*<\/table>/)?.[0] ?? ''
    expect(sheet.rows.length).toBeGreaterThan(0)
    for (const row of sheet.rows)
      row.forEach((cell, i) => {
        const text = cellText(cell, sheet.columns[i]?.unit, 'EUR')
        expect(table).toContain(`>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}<`)
      })
  })

  test('leaves out no value of the data', () => {
    const numbers = (value: unknown): number[] => {
      if (typeof value === 'number') return [value]
      return value && typeof value === 'object' ? Object.values(value).flatMap(numbers) : []
    }
    const { line, bars, curve } = ordinary
    for (const [data, sheet] of [
      [line.series, sheets.line],
      [bars.bars, sheets.bars],
      [curve.series, sheets.curve],
      [ordinary.heatmap.values, sheets.heatmap],
    ] as const)
      expect(sheet.rows.flat()).toEqual(expect.arrayContaining(numbers(data)))
  })
})

test('pictures have a name, words for the keyboard, and a source', () => {
  for (const kind of ['line', 'bars', 'heatmap', 'curve', 'map'] as const) {
    const html = draw(kind)
    expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-label="What was found\./)
    expect(html).toMatch(/<input[^>]*type="range"[^>]*aria-valuetext="[^"]+"/)
    expect(html).toContain('Source: orders.csv')
  }
})

test('what comes from a file is text, never markup', () => {
  expect(draw('table')).not.toContain('<img')
  expect(draw('table')).toContain('&lt;img')
})

test('a term with a definition opens it; one without stays plain', () => {
  expect(draw('figures')).toContain('What orders add up to.')
  expect(draw('figures', missing)).not.toContain('popover')
})

test('incomplete periods are said, not only drawn', () => {
  expect(draw('line')).toContain('not complete yet')
})

test('placeholders exist for every kind', () => {
  for (const kind of kinds) expect(render(Placeholder, { props: { kind } }).body).toContain(kind)
})
