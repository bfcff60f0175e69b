import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openEngineNode } from '../../workers/headless/engine-node.ts'
import { hunt } from '../reading/mutants.ts'
import { seeds } from '../reading/seeds.ts'
import { broken, copyTry, linkTry, storedTry } from '../warehouse/broken.ts'
import { clusterRows } from './clusters.ts'
import { engineWeight, experience, type Row, shell } from './experience.ts'
import { lifetimeRows } from './lifetime.ts'
import { modelRows } from './models.ts'
import { falseAlarmRows, forestRows, plantedRows } from './oddities.ts'
import { itemsetRows, sequenceRows } from './patterns.ts'
import { pipelineRows, visitRows } from './pipeline.ts'
import { pollockRows } from './pollock/score.ts'
import { endedSessions, powerCuts } from './power-cuts.ts'
import { questionRows } from './questions.ts'
import { shuffleRows } from './shuffles.ts'
import { markdown, merged, writeTable } from './table.ts'
import { textRows } from './texts.ts'
import { workbookRows } from './workbook.ts'

const root = new URL('../../', import.meta.url)
const dist = fileURLToPath(new URL('dist', root))

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '50000,1000000' },
    kills: { type: 'string', default: '200' },
    sessions: { type: 'string', default: '100' },
    mutants: { type: 'string', default: '500' },
    broken: { type: 'string', default: '2000' },
    pollock: { type: 'boolean', default: false },
    mining: { type: 'boolean', default: false },
    shuffles: { type: 'string', default: '200' },
    keep: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const kills = Number(values.kills)
const sessions = Number(values.sessions)
const sizes = values.sizes.split(',').filter(Boolean).map(Number)

/** Broken on purpose, each file must be read line by line to the joined tables, or refused in words. */
async function mutants(count: number): Promise<Row> {
  const found: string[] = []
  for await (const fault of hunt(seeds(), count, 1)) found.push(fault)
  const what = `Of ${count.toLocaleString('en-GB')} mutated uploads: lost a line, or ended in an error`
  return { what, unit: '', value: found.length, must: 0, aim: 0, why: found.slice(0, 5).join('; ') }
}

/** Stored workspaces, workspace files and links, changed on purpose: as they were, or refused in words. */
async function changed(count: number): Promise<Row> {
  const engine = await openEngineNode()
  const found: string[] = []
  for (const [attempt, share] of [
    [await storedTry(engine), 0.4],
    [await copyTry(engine), 0.3],
    [await linkTry(), 0.3],
  ] as const)
    for await (const fault of broken(attempt, Math.round(count * share), 1)) found.push(fault)
  const what = `Of ${count.toLocaleString('en-GB')} changed snapshots, manifests, workspace files and links: opened with other data, or ended in an error`
  return { what, unit: '', value: found.length, must: 0, aim: 0, why: found.slice(0, 5).join('; ') }
}

/** What a person waits for, in a browser; the page is built before. */
const waited = () =>
  inFolder(async (folder) => {
    const engine = readdirSync(join(dist, 'assets')).filter((name) => name.startsWith('duckdb-eh'))
    return [
      ...(await shell(dist, rounds)),
      engineWeight(dist, engine),
      ...(await experience(folder, rounds, sizes)),
      ...(kills > 0 ? [powerCuts(kills)] : []),
      ...(sessions > 0 ? [endedSessions(sessions)] : []),
    ]
  })

/** Files that are written for a measurement are not kept. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const mining = async () => [
  ...clusterRows(rounds),
  ...modelRows(rounds),
  ...lifetimeRows(rounds),
  ...forestRows(rounds),
  ...textRows(rounds),
  ...visitRows(rounds),
  ...(await itemsetRows(rounds)),
  ...sequenceRows(rounds),
  ...questionRows(Math.max(2, rounds)),
  ...(await inFolder((folder) => pipelineRows(folder, rounds))),
  ...shuffleRows(Number(values.shuffles)),
  ...falseAlarmRows(Number(values.shuffles)),
  ...(await plantedRows()),
]
const reading = async () => [
  ...(values.pollock ? [] : [...(await waited()), ...(await mining())]),
  ...(await workbookRows(rounds)),
  ...(await pollockRows()),
  await mutants(Number(values.mutants)),
  await changed(Number(values.broken)),
]
const fresh = await (values.mining ? mining() : reading())
const processor = cpus()
const machine = `${processor.length} × ${processor[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${arch()}, Node ${process.version}`
const words = `Medians of ${rounds} rounds in headless Chromium on ${machine}.`
console.log(`\n${markdown(fresh)}\n\n${words}`)
for (const { what, why } of fresh) if (why) console.log(`${what}: ${why}`)
if (values.keep) {
  const results = new URL('results.json', import.meta.url)
  const rows = merged(results, fresh)
  writeFileSync(results, `${JSON.stringify({ machine, rounds, rows }, null, 2)}\n`)
  writeTable(new URL('README.md', root), `${markdown(rows)}\n\n${words}`)
}
