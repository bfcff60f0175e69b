import type { Block, Blocks } from '../../src/contract/report.ts'

export type Data = { [K in keyof Blocks]: Blocks[K] }

const starts = ['2024-11-01', '2024-12-01', '2025-01-01']

/** Each kind as a report would hold it. */
export const ordinary: Data = {
  figures: [
    {
      label: 'Revenue',
      value: 152_340,
      unit: 'money',
      before: 131_200,
      beforeIs: 'year before',
      term: 'revenue',
    },
    { label: 'Came back', value: 0.312, unit: 'share', before: 0.288 },
    { label: 'Median gap', value: 41, unit: 'days' },
  ],
  line: {
    period: 'month',
    starts,
    incomplete: [false, false, true],
    unit: 'money',
    series: [
      { label: 'Revenue', values: [1011, 1512, 713], low: [901, 1402, null], high: [1103, 1604, null] },
      { label: 'From returning', values: [505, 606, 307] },
    ],
  },
  bars: {
    unit: 'money',
    bars: [
      { label: 'More orders', value: 3211, low: 2212, high: 4213, note: 'new ones' },
      { label: 'Smaller baskets', value: -1214 },
    ],
  },
  heatmap: {
    rowTitle: 'First order',
    columnTitle: 'Months since',
    rows: ['Jan 2024', 'Feb 2024'],
    columns: ['1', '2'],
    values: [
      [0.31, 0.22],
      [0.13, null],
    ],
    counts: [
      [61, 62],
      [7, 0],
    ],
    unit: 'share',
    greyBelow: 10,
  },
  curve: {
    xTitle: 'Days since the first order',
    xUnit: 'days',
    yTitle: 'Share not back yet',
    yUnit: 'share',
    step: true,
    series: [
      {
        label: 'with coupon',
        x: [0, 31, 62],
        y: [1, 0.71, 0.52],
        low: [1, 0.63, 0.44],
        high: [1, 0.79, 0.66],
      },
      { label: 'without', x: [0, 33], y: [1, 0.85] },
    ],
  },
  map: {
    xTitle: 'Recency',
    yTitle: 'Frequency',
    size: 2,
    groups: [
      { label: 'Champions', about: 'lately and often', customers: 120, revenue: 9000 },
      { label: 'Others', about: 'all the rest', customers: 230, revenue: 4000 },
    ],
    cells: [
      { x: 2, y: 2, group: 0, customers: 121, revenue: 9005 },
      { x: 1, y: 1, group: 1, customers: 232, revenue: 4006 },
    ],
  },
  cards: [
    { label: 'Bread and butter', words: 'Bought together 84 times.', more: 'It held on later orders.' },
    { label: 'Tea & <b>milk</b>', words: 'Bought together 31 times.', more: '' },
  ],
  network: {
    unit: 'ratio',
    valueTitle: 'Times chance',
    nodes: ['Bread', 'Butter', 'Tea'],
    links: [
      { from: 0, to: 1, value: 3.12, note: '84 times together' },
      { from: 1, to: 2, value: 1.74, note: '31 times together' },
    ],
  },
  scatter: {
    xTitle: 'Higher orders',
    yTitle: 'Lower days',
    shown: 0.63,
    groups: [
      { label: 'Frequent buyers', customers: 120 },
      { label: 'One-time buyers', customers: 230 },
    ],
    points: [
      { x: 1.25, y: -0.5, group: 0, customers: 121 },
      { x: -2.5, y: 0.75, group: 1, customers: 232 },
    ],
  },
  flow: {
    unit: 'customers',
    columns: [
      { title: 'First purchase', nodes: [{ label: 'Beans', value: 91, kind: 'named' }] },
      {
        title: 'Second purchase',
        nodes: [
          { label: 'Milk', value: 61, kind: 'named' },
          { label: 'Nothing further yet', value: 30, kind: 'end' },
        ],
      },
    ],
    links: [
      { column: 0, from: 0, to: 0, value: 61, days: 17 },
      { column: 0, from: 0, to: 1, value: 30 },
    ],
  },
  paths: {
    unit: 'share',
    valueTitle: 'Visits that bought',
    besideTitle: 'Other visits',
    paths: [
      { steps: ['Search', 'Product'], value: 0.12, low: 0.08, high: 0.17, beside: 0.04, count: 203 },
      { steps: ['Cart', 'Product', 'Cart'], value: 0.03, low: 0.01, high: 0.06, beside: 0.09, count: 87 },
    ],
  },
  table: {
    columns: [{ label: 'Product' }, { label: 'Orders', unit: 'orders' }, { label: 'Share', unit: 'share' }],
    rows: [
      ['Beans', 341, 0.62],
      ['Milk <img src=x onerror=alert(1)>', 232, null],
    ],
  },
}

export const empty: Data = {
  figures: [],
  line: { period: 'week', starts: [], incomplete: [], unit: 'count', series: [] },
  bars: { unit: 'count', bars: [] },
  heatmap: { ...ordinary.heatmap, rows: [], columns: [], values: [], counts: [] },
  curve: { ...ordinary.curve, series: [] },
  map: { ...ordinary.map, groups: [], cells: [] },
  cards: [],
  network: { unit: 'ratio', valueTitle: 'Times', nodes: [], links: [] },
  scatter: { ...ordinary.scatter, groups: [], points: [] },
  flow: { unit: 'customers', columns: [], links: [] },
  paths: { unit: 'share', valueTitle: 'Bought', besideTitle: 'Others', paths: [] },
  table: { columns: [], rows: [] },
}

export const onePoint: Data = {
  figures: [{ label: 'Orders', value: 1, unit: 'orders', before: 0 }],
  line: {
    period: 'quarter',
    starts: ['2025-01-01'],
    incomplete: [true],
    unit: 'share',
    series: [{ label: 'a', values: [0] }],
  },
  bars: { unit: 'share', bars: [{ label: 'only', value: 0 }] },
  heatmap: { ...ordinary.heatmap, rows: ['r'], columns: ['1'], values: [[0.5]], counts: [[11]] },
  curve: { ...ordinary.curve, series: [{ label: 'a', x: [0], y: [1], low: [1], high: [1] }] },
  map: { ...ordinary.map, size: 1, cells: [{ x: 1, y: 1, group: 0, customers: 0, revenue: 0 }] },
  cards: [{ label: 'only', words: 'Once.', more: '' }],
  network: {
    unit: 'ratio',
    valueTitle: 'Times',
    nodes: ['a', 'b'],
    links: [{ from: 0, to: 1, value: 0, note: '' }],
  },
  scatter: { ...ordinary.scatter, points: [{ x: 0, y: 0, group: 0, customers: 1 }] },
  flow: {
    unit: 'customers',
    columns: [{ title: 'a', nodes: [{ label: 'only', value: 1, kind: 'named' }] }],
    links: [{ column: 0, from: 0, to: 0, value: 1 }],
  },
  paths: {
    ...ordinary.paths,
    paths: [{ steps: ['only'], value: 0, low: 0, high: 0, beside: 0, count: 1 }],
  },
  table: { columns: [{ label: 'n' }], rows: [[1]] },
}

/** A block of one kind, dressed as in a report. */
export function dress<K extends keyof Blocks>(kind: K, data: Blocks[K]): Block {
  return { kind, title: 'What was found', reading: 'How to read it.', place: 'main', data } as Block
}

export const kinds = Object.keys(ordinary) as (keyof Blocks)[]
