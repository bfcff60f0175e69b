import { readdirSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { writeFindings } from '../../src/app/link/findings.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Report } from '../../src/contract/report.ts'
import { disclose } from '../../src/disclosure/disclose.ts'
import { cards } from '../../workers/miners/index.ts'
import { ask, bring } from './headless.ts'
import { text } from './rows.ts'

/** Columns of the samples that name or reach a person, or tell one apart. */
const personal =
  /^(?:(?:first |last |billing |shipping |customer |reviewer_)?name|e-?mail|reviewer_email|(?:default address |billing |shipping )?(?:phone|street|address1)|customer (?:id|number|reference id)|transaction id|payment id|invoice number)$/i

/** Every value of such a column, where it is long enough to be somebody's alone. */
function personalFields(sample: string): Set<string> {
  const found = new Set<string>()
  for (const file of readdirSync(new URL(`../../public/samples/${sample}/`, import.meta.url))) {
    const [head = '', ...lines] = text(`samples/${sample}/${file}`).split('\n')
    const separator = head.includes(';') ? ';' : ','
    const cells = (line: string) => line.match(/"(?:[^"]|"")*"|[^,;"\n]+|(?<=[,;]|^)(?=[,;]|$)/g) ?? []
    const at = head.split(separator).flatMap((name, i) => (personal.test(name) ? [i] : []))
    for (const line of lines) {
      const row = separator === ';' ? line.split(';') : cells(line)
      for (const i of at) if ((row[i] ?? '').length >= 6) found.add((row[i] ?? '').replace(/^'|"/g, ''))
    }
  }
  return found
}

async function answers(sample: string): Promise<Report[]> {
  const brought = await bring(sample)
  const reports: Report[] = []
  for (const { id } of cards) {
    const report = await ask(brought, id).catch((thrown: unknown) => thrown)
    if (!(report instanceof Failure)) reports.push(report as Report)
  }
  return reports
}

/** Words of a link as its reader unpacks them. */
const unpacked = (fragment: string) =>
  gunzipSync(Buffer.from(fragment.replace(/^f=\d+\./, ''), 'base64url')).toString()

test.each(['webshop', 'cafe', 'phone'])(
  'no name, address, phone or number of a person of the sample %s is in a link, a report or a model card',
  async (sample) => {
    const fields = personalFields(sample)
    expect(fields.size).toBeGreaterThan(1000)
    const reports = await answers(sample)
    expect(reports.length).toBeGreaterThan(8)
    const told: string[] = []
    for (const report of reports) {
      const disclosed = disclose(report, 5)
      const { fragment } = await writeFindings(disclosed, { least: 5, made: '2026-11-01' })
      const modelCards = report.blocks.map((block) => (block.kind === 'table' ? block.data.saved : null))
      told.push(JSON.stringify(disclosed), unpacked(fragment), JSON.stringify(modelCards))
    }
    const all = told.join('\n')
    expect([...fields].filter((field) => all.includes(field))).toEqual([])
  },
)
