import { describe, expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { columnsOf, linked } from '../recognise/house.ts'

const agents = [
  'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0',
  'Mozilla/5.0 \\"odd\\" (iPhone) Safari/604.1',
]
const pages = ['/', '/collections/mugs', '/products/mug-blue', '/cart', '/checkout?step=1']
const clock = (i: number) =>
  `[02/Jan/2026:${10 + Math.floor(i / 60)}:${String(i % 60).padStart(2, '0')}:05 +0100]`

interface Request {
  status?: number
  agent?: string
  page?: string
}

const request = (
  i: number,
  { status = 200, agent = agents[i % 2] ?? '', page = pages[i % 5] ?? '' }: Request = {},
) => ({
  common: `203.0.113.${i % 4} - ${i % 3 ? '-' : 'ann'} ${clock(i)} "GET ${page} HTTP/1.1" ${status} ${900 + i}`,
  tail: `"https://www.example.com/a, b" "${agent}"`,
})

const requests = [
  ...Array.from({ length: 40 }, (_, i) => request(i)),
  request(41, { status: 404 }),
  request(42, { status: 301 }),
  request(43, { agent: 'Googlebot/2.1 (+http://www.google.com/bot.html)' }),
]

const logs: [string, number, string][] = [
  ['combined', 3, requests.map(({ common, tail }) => `${common} ${tail}`).join('\n')],
  [
    'combined, with Windows line ends',
    3,
    requests.map(({ common, tail }) => `${common} ${tail}`).join('\r\n'),
  ],
  ['common, which names no browser', 2, requests.map(({ common }) => common).join('\n')],
  [
    'behind the name of the host',
    3,
    requests.map(({ common, tail }) => `shop.example:443 ${common} ${tail}`).join('\n'),
  ],
]

describe.each(logs)('a server log, %s', (_, left, text) => {
  test('tells who saw which page when; errors and machines are left out', async () => {
    const file = await columnsOf('access.log', text)
    expect([file.recognisedAs, file.grain, file.rowsIn, file.aside.length]).toEqual([
      'access_log',
      'event',
      43,
      left,
    ])
    expect(file.aside.map(({ line }) => line)).toEqual([41, 42, 43].slice(0, left))
    const visits = linked(join([file]), 'visit')
    expect(visits).toHaveLength(43 - left)
    expect(new Set(visits.map((v) => v.visitor)).size).toBe(4)
    expect(String(visits[2]?.page)).toContain('/products/mug-blue')
    expect(visits[1]?.seen_at).toBe(Date.UTC(2026, 0, 2, 10, 1, 5))
  })
})

test('other texts are no log', async () => {
  const file = await columnsOf(
    'orders.csv',
    'ip logged_at request\n1.2.3.4 2026-01-02 10\n1.2.3.5 2026-01-03 20\n',
  ).catch(() => null)
  expect(file?.recognisedAs).not.toBe('access_log')
})
