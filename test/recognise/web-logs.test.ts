import { expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { columnsOf, linked } from './house.ts'

const rows = (make: (i: number) => string) => Array.from({ length: 20 }, (_, i) => make(i)).join('\n')
const clock = (i: number) => `2026-01-02 10:${10 + i}:05`
const pages = ['/', '/collections/mugs', '/products/mug-blue', '/cart', '/checkout']

const logs: [string, string][] = [
  [
    'a server log, by address of the visitor',
    `ip,timestamp,method,url,status,referer,user_agent\n${rows((i) => `10.0.0.${i % 4},${clock(i)},GET,${pages[i % 5]},200,-,Mozilla`)}`,
  ],
  [
    'a log of requests',
    `Client IP;Time;Request;Bytes\n${rows((i) => `10.0.0.${i % 4};${clock(i)};GET ${pages[i % 5]} HTTP/1.1;${900 + i}`)}`,
  ],
  [
    'page views of clients',
    `date,client_id,path,title\n${rows((i) => `${clock(i)},c${i % 4},${pages[i % 5]},Page ${i % 5}`)}`,
  ],
  [
    'events of users',
    `user_id,event_name,page_url,event_time\n${rows((i) => `u${i % 4},page_view,https://shop.example${pages[i % 5]},${clock(i)}`)}`,
  ],
]

test.each(logs)('%s is one of visits: who, when, which page, and nothing bought', async (_, text) => {
  const file = await columnsOf('log.csv', text)
  expect([file.grain, file.rowsIn]).toEqual(['event', 20])
  const all = join([file])
  const visits = linked(all, 'visit')
  expect(new Set(visits.map((v) => v.visitor)).size).toBe(4)
  expect(String(visits[2]?.page)).toContain('/products/mug-blue')
  expect(visits.every((v) => v.product === '' && typeof v.seen_at === 'number')).toBe(true)
  expect(all.visits).toEqual({ firstDay: '2026-01-02', lastDay: '2026-01-02' })
  expect(all.summary.orders).toBe(0)
})

test('sales that tell the page they came from stay sales', async () => {
  const sales = `Order,Date,Customer,Landing page,Total\n${rows((i) => `${i},2026-01-02,c${i % 4},/products/mug-${i % 5},${10 + i}.50`)}`
  expect((await columnsOf('orders.csv', sales)).grain).not.toBe('event')
})
