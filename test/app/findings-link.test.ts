import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBlock } from '../../src/app/link/block-schema.ts'
import { readFindings, writeFindings } from '../../src/app/link/findings.ts'
import { longestLink } from '../../src/app/link/pack.ts'
import type { Report } from '../../src/contract/report.ts'
import { disclose } from '../../src/disclosure/disclose.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { dress, empty, kinds, onePoint, ordinary } from '../blocks/examples.ts'
import { town } from '../disclosure/town.ts'

const told = disclose(town(seeded(7)).report, 11)
const given = { least: 11, made: '2026-03-31' } as const
const packed = (text: string) => `#f=1.${gzipSync(Buffer.from(text)).toString('base64url')}`
const plain = async () => (await writeFindings(told, given)).fragment

async function sentence(fragment: string, passphrase?: string): Promise<string> {
  const opening = await readFindings(fragment, passphrase)
  return !opening.ok && 'sentence' in opening ? opening.sentence : 'opened'
}

describe('a link with findings', () => {
  it('shows what was put into it, whatever the words and settings', async () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 120 })
    const any = fc.record({
      headline: words,
      segment: fc.string({ maxLength: 900 }),
      bins: fc.integer({ min: 3, max: 9 }),
    })
    await fc.assert(
      fc.asyncProperty(any, async ({ headline, segment, bins }) => {
        const recipe = {
          ...told.report.recipe,
          values: { bins, emoji: '🌿' },
          scope: { asOf: '2026-03-31', segment },
        }
        const report: Report = { ...told.report, headline, recipe }
        const { fragment, received } = await writeFindings({ ...told, report }, given)
        const opening = await readFindings(`#${fragment}`)
        if (!opening.ok) throw new Error('not opened')
        expect(opening.received.report).toEqual({
          ...received.report,
          audiences: opening.received.report.audiences,
        })
        expect(opening.received.asked).toEqual(received.asked)
        expect(opening.received.notes).toEqual(received.notes)
      }),
      { numRuns: 60 },
    )
  })

  it('reads every kind of block as it was written', () => {
    for (const data of [ordinary, empty, onePoint])
      for (const kind of kinds.filter((kind) => data !== onePoint || kind !== 'flow')) {
        const block = dress(kind, data[kind])
        expect(readBlock(JSON.parse(JSON.stringify(block)))).toEqual(JSON.parse(JSON.stringify(block)))
      }
  })

  it('leaves out what does not fit, the details first, and says so', async () => {
    const random = seeded(5)
    const long = Array.from({ length: 15_000 }, () =>
      String.fromCharCode(97 + Math.floor(random() * 26)),
    ).join('')
    const [first] = told.report.blocks
    if (!first) throw new Error('no block')
    const blocks = [{ ...first, place: 'details' as const, reading: long }, first]
    const { fragment, received } = await writeFindings({ ...told, report: { ...told.report, blocks } }, given)
    expect(fragment.length).toBeLessThanOrEqual(longestLink)
    expect(received.report.blocks).toHaveLength(1)
    expect(received.notes.join(' ')).toMatch(/1 further picture or table did not fit/)
  })

  it('opens under its passphrase and under no other', async () => {
    const { fragment } = await writeFindings(told, { ...given, passphrase: 'Käse & Brot' })
    expect(fragment).toMatch(/^f=1k\./)
    expect(await readFindings(fragment)).toEqual({ ok: false, locked: true })
    expect(await sentence(fragment, 'Kase & Brot')).toMatch(/passphrase does not open/)
    expect(await sentence(`${fragment.slice(0, -8)}AAAAAAAA`, 'Käse & Brot')).toMatch(
      /passphrase does not open/,
    )
    expect(await sentence(fragment.slice(0, 20), 'Käse & Brot')).toMatch(/passphrase does not open/)
    expect(await sentence(fragment, 'Käse & Brot'.normalize('NFD'))).toBe('opened')
  })

  it.each([
    ['cut off', async () => `#${(await plain()).slice(0, -9)}`, /damaged or cut off/],
    ['empty', async () => '#f=1.', /damaged/],
    ['no base64', async () => '#f=1.%%%', /damaged/],
    ['newer', async () => '#f=2.AAAA', /newer version/],
    ['newer and locked', async () => '#f=17k.AAAA', /newer version/],
    ['no findings', async () => packed('{"question":"x"}'), /no findings/],
    ['a list', async () => packed('[]'), /no findings/],
    ['deep', async () => packed('['.repeat(400_000)), /damaged|no findings/],
    ['a bomb', async () => packed(' '.repeat(5_000_000)), /1 MB/],
    ['endless', async () => `#f=1.${'A'.repeat(30_000)}`, /longer than any/],
  ])('that is %s becomes one sentence', async (_, make, words) => {
    expect(await sentence(await make())).toMatch(words)
  })

  it('keeps the blocks it can read, and says how many it cannot', async () => {
    const { received } = await writeFindings(told, given)
    const { recipe: _, audiences: __, sql: ___, ...rest } = received.report
    const broken = [
      ...rest.blocks,
      {
        kind: 'network',
        title: '',
        reading: '',
        place: 'main',
        data: {
          unit: 'ratio',
          valueTitle: '',
          nodes: ['a'],
          links: [{ from: 0, to: 9, value: 1, note: '' }],
        },
      },
      {
        kind: 'table',
        title: '',
        reading: '',
        place: 'main',
        data: { columns: [{ label: 'a' }], rows: [[1, 2]] },
      },
      { kind: 'html', title: '<img src=x onerror=alert(1)>', reading: '', place: 'main', data: {} },
    ]
    const recipe = { miner: 'town', version: 1, values: [], ...received.asked.scope, seed: 1, data: '' }
    const text = JSON.stringify({
      ...rest,
      recipe,
      lists: [],
      least: 11,
      made: '2026-03-31',
      notes: [],
      blocks: broken,
    })
    const opening = await readFindings(packed(text))
    if (!opening.ok) throw new Error('not opened')
    expect(opening.received.report.blocks).toHaveLength(rest.blocks.length)
    expect(opening.received.notes).toEqual([
      '3 pictures and tables of this link could not be read and are left out.',
    ])
  })

  it('never throws, whatever is changed in it', async () => {
    const good = await plain()
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.base64String({ minLength: 1, maxLength: 4 }),
        async (at, other) => {
          const opening = await readFindings(good.slice(0, at) + other + good.slice(at + other.length))
          expect(typeof opening.ok).toBe('boolean')
        },
      ),
      { numRuns: 200 },
    )
  })
})
