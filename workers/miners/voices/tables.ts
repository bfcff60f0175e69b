import type { Block } from '../../../src/contract/report.ts'
import { languageNames, languages } from '../../text/language.ts'
import { cell, rounded, type Say } from '../say.ts'
import { type Column, tableOf } from '../table.ts'
import { linkWords, strongest } from './found.ts'
import type { Link } from './links.ts'
import type { Rules, VoicesModel } from './model.ts'
import { figuresOf } from './proof.ts'
import { aspectName } from './words.ts'

/** What unhappy buyers did afterwards, beside all others who wrote. */
export function linkTable(model: VoicesModel, rules: Rules, s: Say): Block[] {
  const { links } = model.links
  if (links.length === 0) return []
  const link = strongest(model, 'came back')
  const title = link
    ? 'Unhappy buyers, and what they did next'
    : 'What unhappy buyers did next: no clear link'
  const reading = link
    ? linkWords(link, rules, s)
    : 'Each buyer’s first text, followed for the same time; no difference in coming back is beyond chance.'
  const data = tableOf(links, linkColumns(rules, s))
  return [{ kind: 'table', title, reading, data, place: link ? 'main' : 'sure' }]
}

function linkColumns({ followDays }: Rules, s: Say): Column<Link>[] {
  const called: Record<Link['what'], string> = {
    'came back': `Ordered again within ${s.count(followDays, 'day')}`,
    'stayed away': `No order for ${s.count(2 * followDays, 'day')}`,
    'money back': 'Got money back for the order',
  }
  return [
    { label: 'Unhappy about', of: ({ aspect }) => aspectName(aspect) },
    { label: 'What happened', of: ({ what }) => called[what] },
    { label: 'Buyers', unit: 'customers', of: ({ people }) => people },
    { label: 'Did so', unit: 'share', of: ({ did, people }) => rounded(did / people) },
    { label: 'Other writers', unit: 'customers', of: ({ others }) => others },
    { label: 'Did so', unit: 'share', of: ({ othersDid, others }) => rounded(othersDid / others) },
    { label: 'More often (− less)', unit: 'share', of: ({ ratio }) => cell(ratio - 1, 3) },
    { label: 'at least', unit: 'share', of: ({ low }) => cell(low - 1, 3) },
    { label: 'at most', unit: 'share', of: ({ high }) => cell(high - 1, 3) },
    { label: 'Beyond chance', of: ({ found }) => (found ? 'yes' : 'may be chance') },
  ]
}

/** How the tone agrees with the stars. */
export function starTable({ proof, counts }: VoicesModel, s: Say): Block[] {
  if (!proof) return []
  const found = figuresOf(proof)
  const { mismatch } = counts
  const share = (value: number | null) => (value === null ? null : rounded(value))
  const rows = [
    ['Different texts with clear stars', proof.rows, null],
    ['Right by the rules', null, share(found.byRules)],
    ['Right by words learned from the stars, on texts not seen', null, share(found.byStars)],
    ['Right by calling all what most are', null, share(found.majority)],
    ['Learned words ahead of the rules', null, found.byStars === null ? null : share(proof.ahead.value)],
    ['… at least', null, found.byStars === null ? null : share(proof.ahead.low)],
    ['… at most', null, found.byStars === null ? null : share(proof.ahead.high)],
    ['Good stars, unhappy text', mismatch.praised, null],
    ['Bad stars, happy text', mismatch.blamed, null],
  ]
  const differ = mismatch.praised + mismatch.blamed
  return [
    {
      kind: 'table',
      title: 'The tone beside the stars',
      reading:
        differ === 0
          ? 'Where stars are clear, no text says the opposite.'
          : `Where stars are clear, tone and stars say the opposite in ${s.count(differ, 'text')}; read those yourself, the list is below.`,
      data: {
        columns: [{ label: 'What' }, { label: 'Texts', unit: 'count' }, { label: 'Share', unit: 'share' }],
        rows: [...rows, ['Stars and tone opposite', differ, null]],
      },
      place: 'sure',
    },
  ]
}

/** Texts by language, and those not judged. */
export function languageTable({ letters, read }: VoicesModel, s: Say): Block {
  const counts = new Int32Array(languages.length)
  let left = 0
  for (const t of letters.of) {
    const at = read.language[t] ?? -1
    if (at < 0) left++
    else counts[at] = (counts[at] ?? 0) + 1
  }
  const told = languages.map((language, l): [string, number] => [languageNames[language], counts[l] ?? 0])
  const rows: [string, number][] = [
    ...told.filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]),
    ['Not judged', left],
    ['Without a word', letters.wordless],
  ]
  return {
    kind: 'table',
    title: 'Languages',
    reading:
      left === 0
        ? 'Every text could be judged.'
        : `${s.count(left, 'text')} could not be judged: another language, or nothing to read.`,
    data: { columns: [{ label: 'Language' }, { label: 'Texts', unit: 'count' }], rows },
    place: 'details',
  }
}
