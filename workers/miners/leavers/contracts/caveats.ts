import type { Say } from '../../say.ts'
import type { ContractRules, ContractsModel } from './model.ts'

/** What to keep in mind beside what a list tells. */
export function contractCaveats(model: ContractsModel, rules: ContractRules, s: Say): string[] {
  const { outcome, tried, now, proof, out, proxies } = model
  const said = [`Who left is told by the column “${outcome.column}” of your list.`, ...partWords(model, s)]
  if (tried.how === 'folds' && tried.trial)
    said.push(
      'Your list does not tell when customers left, so it was tried on customers left out, not on later ones: twice over, each fifth by the other four.',
    )
  if (tried.how === 'days')
    said.push(
      'Columns are as they stood when the list was saved; only the time as a customer is that of each day. Where a column changes once a customer leaves, the test flatters it. How many leave in all is taken to be as in the latest days: with another mix of contracts since then, more or fewer will.',
    )
  if (model.vendors.length > 0)
    said.push(
      'What other tools foretell is held against who left as the list stands: where a tool looked again once somebody had gone, that flatters it.',
    )
  if (outcome.united.length > 0)
    said.push(
      `Taken for one answer: ${outcome.united
        .slice(0, 4)
        .map((list) =>
          list
            .slice(0, 6)
            .map((one) => `“${one}”`)
            .join(' and '),
        )
        .join('; ')}.`,
    )
  said.push(...aheadWords(outcome, s))
  if (outcome.unclear > 0)
    said.push(
      `${s.count(outcome.unclear, 'row')} ${outcome.unclear === 1 ? 'says “left” and tells' : 'say “left” and tell'} no day of it.`,
    )
  if (out.some(({ why }) => why === 'protected') && !rules.protected)
    said.push(
      'Columns that may describe age, gender, origin and the like were left out; a setting lets them in.',
    )
  if (proxies.length > 0)
    said.push(
      'Some columns that are learned from tell of one by which people should not be judged; the table names them.',
    )
  if (now && proof && !proof.money)
    said.push('No column tells what customers pay, so what calling pays is not said.')
  if (now && rules.margin === 0 && proof?.money)
    said.push('You told no margin, so money here is revenue and not profit.')
  if (now)
    said.push(
      'What goes with leaving need not cause it: that a customer with another contract would stay is not proved. Keep some of the list uncalled and compare.',
    )
  return said
}

/** Days after the latest that the list tells as past: notices, terms, and slips of the pen. */
function aheadWords({ ahead, notice, today }: ContractsModel['outcome'], s: Say): string[] {
  if (ahead === 0) return []
  const tell = ahead === 1 ? 'tells' : 'tell'
  const first = `${s.count(ahead, 'row')} ${tell} a day after ${s.date(today)}, up to which your data go: a contract that ends later counts as running, one that begins later is left out.`
  if (notice === 0) return [first]
  const were = notice === 1 ? 'is' : 'are'
  return [
    first,
    `${s.number(notice)} of them ${were} said to have left already: that counts as given notice, and in the test as still there until the day.`,
  ]
}

/** Who is not asked about here. */
function partWords({ others, outcome, left, there }: ContractsModel, s: Say): string[] {
  const untold = outcome.left.length - left - there
  return [
    ...(untold > 0 ? [`Of ${s.count(untold, 'customer')} it does not say so: they are left out.`] : []),
    ...(others > 0
      ? [
          `${s.count(others, 'customer')} who came back ${others === 1 ? 'is' : 'are'} not on it: choose “Orders” under Settings, “Go by”, to ask about everybody by what they order.`,
        ]
      : []),
  ]
}
