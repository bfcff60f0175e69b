import { type Data, ordinary } from './examples.ts'

/** Values that are missing, or that should never have been let through. */
export const missing: Data = {
  figures: [
    { label: 'Orders', value: null, unit: 'orders', before: Number.NaN, beforeIs: 'before', term: 'nowhere' },
  ],
  line: {
    ...ordinary.line,
    series: [
      { label: 'a', values: [null, Number.NaN, null], low: [null, null, null], high: [null, null, null] },
    ],
  },
  bars: {
    unit: 'ratio',
    bars: [{ label: '', value: Number.NaN, low: Number.NaN, high: Number.POSITIVE_INFINITY }],
  },
  heatmap: {
    ...ordinary.heatmap,
    values: [
      [null, Number.NaN],
      [null, null],
    ],
    low: [[null, null], []],
    high: [],
  },
  curve: {
    ...ordinary.curve,
    series: [{ label: 'a', x: [0, Number.NaN], y: [Number.NaN, 1], low: [Number.NaN], high: [] }],
  },
  map: { ...ordinary.map, cells: [{ x: 9, y: 9, group: 7, customers: Number.NaN, revenue: Number.NaN }] },
  cards: [{ label: '', words: '', more: '' }],
  network: {
    unit: 'ratio',
    valueTitle: 'Times',
    nodes: ['a', 'b'],
    links: [
      { from: 0, to: 7, value: 1, note: 'nowhere' },
      { from: 0, to: 1, value: Number.NaN, note: '' },
    ],
  },
  scatter: { ...ordinary.scatter, points: [{ x: Number.NaN, y: 1, group: 9, customers: Number.NaN }] },
  flow: {
    unit: 'money',
    columns: [
      { title: '', nodes: [{ label: '', value: Number.NaN, kind: 'other' }] },
      { title: 'b', nodes: [{ label: 'x', value: -1, kind: 'end' }] },
    ],
    links: [{ column: 0, from: 0, to: 0, value: Number.NaN, days: Number.NaN }],
  },
  paths: {
    unit: 'money',
    valueTitle: '',
    besideTitle: '',
    paths: [
      {
        steps: ['', 'a step with a very long name that does not end before the picture does'],
        ...{ value: Number.NaN, low: Number.NaN, high: 1, beside: Number.NaN, count: Number.NaN },
      },
    ],
  },
  table: { columns: [{ label: 'n', unit: 'money' }], rows: [[null], [Number.NaN]] },
}
