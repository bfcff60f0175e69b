import type { Block } from '../../../../src/contract/report.ts'
import { rounded, type Say } from '../../say.ts'
import { barOf, nextBar } from '../pictures.ts'
import { calibrationTable, contenderTable, moneyBlocks } from '../proof-pictures.ts'
import type { ContractProof, ContractRules, ContractsModel } from './model.ts'

/** Of those we would have called, how many left; and all that says how sure it is. */
export function proofBlocks(model: ContractsModel, rules: ContractRules, s: Say): Block[] {
  const { proof, tried } = model
  const { trial } = tried
  if (!proof || !trial) return []
  const { money, calibration } = proof
  const span = tried.how === 'days' ? `the ${money?.months === 1 ? 'month' : 'quarter'}` : 'a year'
  const sure = [
    ...(tried.how === 'days' ? [dayTable(model, proof, s)] : []),
    contenderTable({ trial }, s),
    ...(trial.chosen ? [calibrationTable({ calibration }, s)] : []),
    ...(trial.chosen && money
      ? moneyBlocks({ money, trial }, rules, s, `Who stays brings in ${span}`, tried.how === 'days')
      : []),
  ]
  return [hitBars(model, proof, s), ...sure]
}

function hitBars({ tried }: ContractsModel, { all, simplest }: ContractProof, s: Say): Block {
  const { trial, how } = tried
  const [first] = trial?.tried ?? []
  const where =
    how === 'days'
      ? `On ${s.count(trial?.tested.length ?? 0, 'day')} of the past`
      : 'Among customers it had not learned from,'
  const plain = barOf(first?.contender.label ?? 'The simplest way', simplest.share, simplest.interval)
  const own = barOf('As this page picks them', all.share, all.interval)
  const next = how === 'days' && trial?.chosen ? [nextBar(all, s)] : []
  return {
    kind: 'bars',
    title: 'Of the customers we would have called, how many left',
    reading: `${where} we would have called ${s.number(all.called)} of ${s.count(all.people, 'customer')}; ${s.number(all.hits)} of them left.`,
    data: {
      unit: 'share',
      bars: [
        ...(trial?.chosen === first ? [plain, ...next] : [own, ...next, plain]),
        { label: 'Picked at random', value: rounded(all.atRandom) },
      ],
    },
    place: 'main',
  }
}

/** Each day of the past on its own. */
function dayTable({ tried }: ContractsModel, { called, all, simplest }: ContractProof, s: Say): Block {
  return {
    kind: 'table',
    title: 'Each day of the past',
    reading: `On each day only contracts that had begun count; who left is whose contract ended in the ${s.count(tried.horizon, 'day')} after.`,
    data: {
      columns: [
        { label: 'Day', term: 'backTest' },
        { label: 'Still there', unit: 'customers' },
        { label: 'Left', unit: 'customers' },
        { label: 'We would have called', unit: 'customers' },
        { label: 'Of these left', unit: 'customers' },
      ],
      rows: [
        ...called.map((one) => [s.date(one.asOf), one.people, one.left, one.called, one.hits]),
        [s.count(called.length, 'day'), all.people, all.left, all.called, all.hits],
        ['In the simplest way', null, null, simplest.called, simplest.hits],
      ],
    },
    place: 'sure',
  }
}
