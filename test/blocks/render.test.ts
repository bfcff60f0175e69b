import fc from 'fast-check'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import Block from '../../src/blocks/Block.svelte'
import { latest } from '../../src/blocks/latest.ts'
import Placeholder from '../../src/blocks/Placeholder.svelte'
import {
  barsSheet,
  curveSheet,
  flowSheet,
  heatmapSheet,
  lineSheet,
  mapSheet,
  networkSheet,
  pathsSheet,
  scatterSheet,
} from '../../src/blocks/sheet.ts'
import ScoreMap from '../../src/charts/ScoreMap.svelte'
import { type Sheet, sheetText } from '../../src/charts/sheet.ts'
import { dress, empty, kinds, onePoint, ordinary } from './examples.ts'
import { missing } from './missing.ts'

const draw = (kind: (typeof kinds)[number], data = ordinary, small = false) =>
  render(Block, {
    props: {
      small,
      block: dress(kind, data[kind]),
      currency: 'EUR',
      sources: 'orders.csv',
      means: (term: string) =>
        term === 'revenue' ? { term: 'Revenue', means: 'What orders add up to.' } : undefined,
    },
  }).body

/** What a person or a screen reader meets: texts and attributes, without the marks the framework leaves. */
const read = (html: string) => html.replace(/<!--.*?-->/gs, '')

const sheets: Record<
  'line' | 'bars' | 'heatmap' | 'curve' | 'map' | 'network' | 'scatter' | 'flow' | 'paths' | 'table',
  Sheet
> = {
  line: lineSheet(ordinary.line),
  bars: barsSheet(ordinary.bars),
  heatmap: heatmapSheet(ordinary.heatmap),
  curve: curveSheet(ordinary.curve),
  map: mapSheet(ordinary.map),
  network: networkSheet(ordinary.network),
  scatter: scatterSheet(ordinary.scatter),
  flow: flowSheet(ordinary.flow),
  paths: pathsSheet(ordinary.paths),
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
    expect(read(draw(kind, data, true))).not.toMatch(/NaN|undefined|Infinity|∞|\[object/)
  })
})

describe('the table behind a picture', () => {
  test.each(Object.keys(sheets) as (keyof typeof sheets)[])('of %s holds every number', (kind) => {
    const sheet = sheets[kind]
    const table = read(draw(kind)).match(/<table[\s\S]*<\/table>/)?.[0] ?? ''
    expect(sheet.rows.length).toBeGreaterThan(0)
    for (const text of sheetText(sheet, sheet.rows, 'EUR').flat())
      expect(table).toContain(`>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}<`)
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
  for (const kind of [
    'line',
    'bars',
    'heatmap',
    'curve',
    'map',
    'network',
    'scatter',
    'flow',
    'paths',
  ] as const) {
    const html = draw(kind)
    expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-label="What was found\./)
    expect(html).toMatch(/<input[^>]*type="range"[^>]*aria-valuetext="[^"]+"/)
    expect(html).toContain('Source: orders.csv')
  }
})

test('small, a table has five rows and three columns, and nothing to press', () => {
  const names = ['When', 'What', 'Why', 'How much', 'Where']
  const rows = Array.from({ length: 30 }, (_, i) => names.map((name) => `${name} ${i}`))
  const table = { columns: names.map((label) => ({ label })), rows }
  const html = read(draw('table', { ...ordinary, table }, true))
  expect(html.match(/<tr/g)).toHaveLength(1 + 5)
  expect(html.match(/<th[^>]*scope="col"/g)).toHaveLength(3)
  expect(html).not.toContain('<button')
  expect(read(draw('table', { ...ordinary, table })).match(/<tr/g)).toHaveLength(1 + 12)
})

test('small, a picture has its name and its words for the keyboard, and nothing to press', () => {
  for (const kind of [
    'line',
    'bars',
    'heatmap',
    'curve',
    'map',
    'network',
    'scatter',
    'flow',
    'paths',
  ] as const) {
    const html = draw(kind, ordinary, true)
    expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-label="What was found\./)
    expect(html).toMatch(/<input[^>]*type="range"[^>]*aria-valuetext="[^"]+"/)
    expect(html).not.toMatch(/<button|<table|<li[ >]/)
  }
})

test('a heat map cut to its latest rows shows them as they are, and all that is known of them', () => {
  const cell = fc.option(fc.integer({ min: 1, max: 9 }))
  const grid = fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(grid, fc.integer({ min: 1, max: 12 }), (values, most) => {
      const rows = values.map((_, i) => `row ${i}`)
      const columns = ['1', '2', '3', '4', '5', '6']
      const counts = values.map((row) => row.map((v) => v ?? 0))
      const cut = latest({ ...ordinary.heatmap, rows, columns, values, counts, low: values }, most)
      expect(cut.rows).toEqual(rows.slice(-most))
      const known = (from: (number | null)[][]) => from.map((row) => row.filter((v) => v !== null))
      expect(known(cut.values)).toEqual(known(values.slice(-most)))
      for (const part of [cut.values, cut.counts, cut.low ?? []])
        expect(part.every((row) => row.length === cut.columns.length)).toBe(true)
    }),
  )
})

test('a map drawn low names every group that has a cell, at any width', () => {
  const groups = ['Champions', 'Potential loyalists', 'New', 'About to sleep']
  const cells = Array.from({ length: 25 }, (_, i) => {
    const [x, y] = [1 + (i % 5), 1 + Math.floor(i / 5)]
    return { x, y, group: x > 4 ? (y > 2 ? 0 : 2) : y > 2 ? 1 : 3, count: i }
  })
  for (const width of [280, 400, 640, 1000]) {
    const common = { xTitle: 'x', yTitle: 'y', size: 5, counted: 'Customers', label: '' }
    const html = render(ScoreMap, { props: { ...common, cells, groups, width, low: true } }).body
    const shown = read(html).replace(/<svg|<input[^>]*>/g, '')
    for (const name of groups) expect(shown.replace(/<[^>]*>/g, ' ')).toContain(name)
  }
})

test('bars that are a sum add up as they are written', () => {
  const parts = [5150.19, -11_039.68, -16.01].map((value, i) => ({ label: `cause ${i}`, value }))
  const bars = [...parts, { label: 'Change', value: -5905.5 }]
  const sum = { ...ordinary, bars: { unit: 'money' as const, bars, sum: true } }
  const written = [...read(draw('bars', sum)).matchAll(/class="value[^>]*>\s*(-?)€([\d,.]+)/g)]
  const values = written.map(([, sign, digits = '']) => Number(`${sign}${digits.replaceAll(',', '')}`))
  expect(values).toHaveLength(4)
  expect(values.slice(0, 3).reduce((a, b) => a + b)).toBeCloseTo(values[3] ?? 0, 9)
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
