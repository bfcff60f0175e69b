import { describe, expect, it } from 'vitest'
import { pageTypes } from '../../workers/miners/journeys/page-types.ts'
import { sessionsOf } from '../../workers/miners/journeys/sessions.ts'
import { othersShare, shareOf, type Trail } from '../../workers/miners/journeys/trails.ts'
import { explainVisits, visitYardsticks } from '../../workers/miners/journeys/visit-words.ts'
import { visits } from '../../workers/miners/journeys/visits.ts'
import { finish } from '../patterns/spmf.ts'
import { type Click, frameOf, planted, plantedWeb } from '../support/web.ts'

const day = 86_400
const monday = Date.UTC(2026, 0, 5) / 1000

const asOf = monday / day + 130
const ask = (clicks: readonly Click[]) => finish(visits(frameOf(clicks), asOf))
const facts = { scope: { asOf: '2026-05-15' }, currency: '', locale: 'en-GB' }
const name = ({ types }: Trail) => types.map((t) => pageTypes[t]).join(' > ')
const click = (visitor: string, at: number, page: string, event = '', product = ''): Click => ({
  ...{ visitor, at: monday + at, page, event, product },
})
/** So many visits of these pages, each of its own visitor. */
const same = (count: number, pages: readonly string[], seconds = 60) =>
  Array.from({ length: count }, (_, v) =>
    pages.map((page, i) => click(`w${v}`, v * 50 + i * seconds, page)),
  ).flat()

describe('visits', () => {
  const cut = (clicks: Click[]) => {
    const { start, type } = finish(sessionsOf(frameOf(clicks)))
    const visit = (v: number) => Array.from(type.slice(start[v], start[v + 1]), (t) => pageTypes[t])
    return Array.from({ length: start.length - 1 }, (_, v) => visit(v))
  }

  it('end with a pause of more than half an hour, not of half an hour, and go on over midnight', () => {
    const at = [0, 1800, 3601, day - 60, day + 60].map((t) => click('a', t, `/products/x${t}`))
    expect(cut(at).map((v) => v.length)).toEqual([2, 1, 2])
  })

  it('tell a page once, however many events it sends; another page of the kind is another step', () => {
    const events = ['page_view', 'view_item', 'scroll', 'add_to_cart', 'user_engagement']
    const one = events.map((event, i) =>
      click('a', i, '/products/mug', event, event === 'view_item' ? 'Mug' : ''),
    )
    expect(cut([...one, click('a', 60, '/products/cup', 'page_view')])).toEqual([
      ['product', 'cart', 'product'],
    ])
  })

  it('are named from events and products where no page is told', () => {
    const rows = [
      click('a', 0, '', 'view', '12'),
      click('a', 5, '', 'view', '13'),
      click('a', 9, '', 'addtocart', '13'),
      click('a', 20, '', 'transaction', '13'),
      click('a', 21, '', 'session_start'),
    ]
    expect(cut(rows)).toEqual([['product', 'product', 'cart', 'purchase']])
  })

  it('of one moment keep the order of the file', () => {
    const rows = ['/', '/search?q=a', '/products/a'].map((page) => click('a', 7, page))
    expect(cut(rows)).toEqual([['home', 'search', 'product']])
  })
})

describe('a planted web shop', () => {
  const clicks = plantedWeb(3, { visitors: 3000 })
  const model = ask(clicks)
  const found = new Map(model.trails.found.map((t) => [name(t), t]))

  it('who searches buys more often, who goes back to the cart leaves: both are found, with shares as planted', () => {
    const search = found.get('search > product')
    const back = found.get('checkout > cart')
    expect(search && shareOf(search) / othersShare(search)).toBeGreaterThan(2)
    expect(search && shareOf(search) / othersShare(search)).toBeLessThan(1.4 * planted.searchers)
    expect(back && shareOf(back)).toBeLessThan((back && othersShare(back)) ?? 0)
    const [path, next] = visitYardsticks(model)
    expect(path.value).not.toBe(path.baseline)
    expect(next?.value).toBeGreaterThan(next?.baseline ?? 1)
  })

  it('nothing is found in nearly all shops where nothing is planted', () => {
    const shops = Array.from({ length: 20 }, (_, i) =>
      ask(plantedWeb(100 + i, { visitors: 900, plain: true })),
    )
    expect(shops.every(({ trails }) => trails.tested > 10)).toBe(true)
    expect(shops.filter(({ trails }) => trails.found.length > 0).length).toBeLessThanOrEqual(3)
  })

  it('counts add up: the funnel never widens, every page has a next one, the flow loses nobody', () => {
    const { funnel, transitions, stream, steps, visits: all } = model
    const reached = [all, ...funnel.steps.map((step) => step.visits)]
    expect(reached).toEqual([...reached].sort((a, b) => b - a))
    const whole = transitions.count.reduce((sum, n) => sum + n, 0)
    expect(whole).toBe(steps + all)
    expect(stream.columns[0]?.reduce((sum, node) => sum + node.visits, 0)).toBe(all)
    const links = stream.links.filter(({ column }) => column === 0)
    expect(links.reduce((sum, link) => sum + link.visits, 0)).toBe(all)
  })

  it('a machine of 20,000 pages is set apart, named as a count, and changes nothing else', () => {
    const beside = ask(plantedWeb(3, { visitors: 3000, robot: true }))
    expect(beside.sessions.robots).toEqual({ visitors: 1, events: planted.robot })
    expect({ ...beside, sessions: null }).toEqual({ ...model, sessions: null })
    expect(explainVisits(beside, facts).caveats.join(' ')).toMatch(
      /1 visitor .* looks like a machine .*20,000 events/,
    )
  })

  it('carts that known customers left in the last weeks are a list, unless they bought later', () => {
    const late = 125 * day
    const own = ['ann', 'bob', 'cem'].flatMap((visitor) => [
      click(visitor, late, '/products/a'),
      click(visitor, late + 50, '/cart'),
    ])
    const rows = [
      ...clicks,
      ...own,
      click('bob', late + day, '/checkout/thank_you'),
      click('dee', day, '/cart'),
    ]
    const keys = new Map([...'abcd'].map((letter, i) => [letter, i]))
    const frame = frameOf(rows, (visitor) => keys.get(visitor.slice(0, 1)) ?? -1)
    const { leftCart } = finish(visits(frame, asOf))
    expect([...leftCart.customers]).toEqual([0, 2])
    const stranger = [click('zoe', late, '/products/a'), click('zoe', late + 50, '/cart')]
    const more = finish(
      visits(
        frameOf([...rows, ...stranger], (visitor) => keys.get(visitor.slice(0, 1)) ?? -1),
        asOf,
      ),
    )
    expect(more.leftCart.unknown).toBe(leftCart.unknown + 1)
    expect(explainVisits(more, facts).caveats.join(' ')).toMatch(
      /2 customers with a cart left .* can be written to; .* more visits? left a cart by somebody/,
    )
  })
})

describe('who', () => {
  it('logs in on the way was there from the beginning; of two the last one counts, and the next visit is nobody’s', () => {
    const rows = [
      click('a', 0, '/products/x'),
      click('a', 60, '/cart'),
      click('a', 120, '/checkout'),
      click('a', day, '/products/x'),
    ]
    const named = (_: string, page: string) => ({ '/cart': 4, '/checkout': 7 })[page] ?? -1
    expect([...finish(sessionsOf(frameOf(rows, named))).customer]).toEqual([7, -1])
  })
})

describe('bad input', () => {
  it('too few visits: says how many there are and how many are needed', () => {
    const fault = { code: 'too-few', have: 99, need: 100, unit: 'visits' }
    expect(() => ask(same(99, ['/', '/cart']))).toThrowError(expect.objectContaining({ fault }))
  })

  it.each([
    ['one page each', same(300, ['/']), /Nobody goes on: each of 300 visits is one page long/],
    ['one page only, again and again', same(200, ['/', '/', '/']), /Nobody goes on/],
    ['no purchase', same(200, ['/', '/products/a']), /no purchase is told/],
    [
      'everybody buys',
      same(200, ['/products/a', '/cart', '/thank-you']),
      /100% of 200 visits end in a purchase/,
    ],
    ['one moment for all', same(200, ['/', '/products/a', '/cart', '/thank-you'], 0), /100% of 200 visits/],
  ])('%s: a plain answer', (_, clicks, headline) => {
    const said = explainVisits(ask(clicks), facts)
    expect(said.headline).toMatch(headline)
    expect(JSON.stringify(said)).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('visits that name nobody, and what is no page, are left out and counted', () => {
    const rows = [...same(200, ['/', '/cart']), click('', 5, '/'), click('w1', 55, '/style.css')]
    const { caveats } = explainVisits(ask(rows), facts)
    expect(caveats.join(' ')).toMatch(/1 event names no visitor .*1 event is no page/)
  })

  it('days without a time of day: one visit a day, and says so', () => {
    const rows = Array.from({ length: 150 }, (_, v) =>
      ['/', '/cart'].map((page) => click(`w${v}`, 0, page)),
    ).flat()
    const model = ask(rows)
    expect(model.visits).toBe(150)
    expect(explainVisits(model, facts).caveats.join(' ')).toMatch(/all of a visitor’s day is one visit/)
  })
})
