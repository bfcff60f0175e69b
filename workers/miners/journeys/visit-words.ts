import type { Facts } from '../../../src/contract/miner.ts'
import type { Findings, Yardstick } from '../../../src/contract/report.ts'
import { rounded, type Say, say } from '../say.ts'
import { bought } from './funnel.ts'
import { falseRate } from './order.ts'
import { robot } from './sessions.ts'
import { othersShare, shareOf } from './trails.ts'
import { flowBlock, funnelBlock, glanceBlock, largestLoss, nextBlock, shown } from './visit-pictures.ts'
import { countBlock, loopTable, trailBlocks, trailWords } from './visit-tables.ts'
import { fresh, type VisitModel } from './visits.ts'

/** The next page foretold beside the most frequent one, and the clearest path beside visits that got as far. */
export function visitYardsticks({ next, trails }: VisitModel): [Yardstick, ...Yardstick[]] {
  const guessed: Yardstick = {
    measure: 'Next pages of the later visits foretold from the page before',
    value: rounded(next?.hits ?? 0),
    baseline: rounded(next?.plain ?? 0),
    baselineIs: next ? 'always the most frequent page' : 'too few visits to go by',
    beyondChance: next?.differs ?? null,
    untested: next ? undefined : true,
    better: 'higher',
    unit: 'share',
  }
  const [best] = trails.found
  if (!best) return [guessed]
  const buys = shareOf(best) > othersShare(best)
  const path: Yardstick = {
    measure: `Visits that ${buys ? 'bought' : 'left without buying'} after ${trailWords(best)}`,
    value: rounded(buys ? shareOf(best) : 1 - shareOf(best)),
    baseline: rounded(buys ? othersShare(best) : 1 - othersShare(best)),
    baselineIs: 'other visits that got as far',
    beyondChance: true,
    better: 'higher',
    unit: 'share',
  }
  return [path, guessed]
}

export function explainVisits(model: VisitModel, facts: Facts): Findings {
  const s = say(facts)
  return {
    headline: headline(model, s),
    blocks: [
      glanceBlock(model, s),
      funnelBlock(model, s),
      flowBlock(model, s),
      nextBlock(model, s),
      ...trailBlocks(model, s),
      loopTable(model, s),
      countBlock(model),
    ],
    caveats: caveats(model, s),
    audiences: audiences(model),
  }
}

function headline({ funnel, visits, trails, single }: VisitModel, s: Say): string {
  const loss = largestLoss(funnel)
  const purchase = funnel.steps.find(({ type }) => type === bought)
  if (single === visits) return `Nobody goes on: each of ${s.count(visits, 'visit')} is one page long.`
  if (!purchase || !loss)
    return `${s.share(rounded(single / visits))} of ${s.count(visits, 'visit')} end on the page they came to; no purchase is told, so paths are not compared.`
  const { from, to } = loss
  return `${s.share(rounded(purchase.visits / visits))} of ${s.count(visits, 'visit')} end in a purchase. Most are lost between ${shown(from.type)} and ${shown(to.type)}: ${s.share(rounded(1 - to.visits / from.visits))} of ${s.number(from.visits)}${trails.found[0] ? '.' : '; no path stands out.'}`
}

function caveats({ sessions, trails, leftCart }: VisitModel, s: Say): string[] {
  const { robots, unnamed, noPage, timed } = sessions
  const said = [
    'A visit ends with a pause of more than half an hour; somebody with two devices is two visitors. What a page is follows from its address or event by general rules; addresses that say nothing are “other pages”.',
  ]
  if (robots.visitors > 0)
    said.push(
      `${s.count(robots.visitors, 'visitor')} with ${s.number(robot.events)} pages or more ${robots.visitors === 1 ? 'looks' : 'look'} like a machine and not a person: ${s.count(robots.events, 'event')}, set apart here.`,
    )
  if (leftCart.unknown > 0)
    said.push(
      `${s.count(leftCart.customers.length, 'customer')} with a cart left in the last ${fresh} days can be written to; ${s.count(leftCart.unknown, 'more visit')} left a cart by somebody who is in no order by that name. Bring visits that name who is logged in by e-mail or customer number, or your shop’s own list of carts left.`,
    )
  if (unnamed > 0)
    said.push(
      `${s.count(unnamed, 'event')} ${unnamed === 1 ? 'names' : 'name'} no visitor and ${unnamed === 1 ? 'is' : 'are'} left out.`,
    )
  if (noPage > 0)
    said.push(
      `${s.count(noPage, 'event')} ${noPage === 1 ? 'is' : 'are'} no page (pictures, scripts, marks of the start of a visit) and left out.`,
    )
  if (!timed)
    said.push('No time of day is told: all of a visitor’s day is one visit, in the order of the file.')
  if (trails.tested > 0)
    said.push(
      `A path is shown as found if visits with it buy more or less often than others that got as far, at most ${s.number(100 * falseRate)} in a hundred of those shown being chance. It goes with buying; it need not cause it.`,
    )
  return said
}

function audiences({ leftCart }: VisitModel): Findings['audiences'] {
  if (leftCart.customers.length === 0) return []
  return [
    {
      id: 'left-cart',
      label: 'Left a cart',
      about: `Had something in the cart in the last ${fresh} days and have not bought on the web since.`,
      members: leftCart.customers,
    },
  ]
}
