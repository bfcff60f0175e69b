import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mayImport, type Room, rooms } from './support/rooms.ts'

const root = new URL('../', import.meta.url)

interface Ban {
  name: string
  in: RegExp
  word: RegExp
  except?: RegExp
  /** Looks beside what stands in quotes or between slashes. */
  bare?: true
}

/** Words that tell a line is in the wrong room: each is one search. */
const bans: readonly Ban[] = [
  {
    name: 'customers',
    in: /^(workers\/(numeric|cluster|anomaly|models|evaluate)|src\/charts)\//,
    word: /customer/i,
  },
  { name: 'await in a miner', in: /^workers\/miners\//, word: /\bawait\b/ },
  { name: 'SQL on the page', in: /^src\//, word: /(?<!`)\bsql`/ },
  {
    name: 'clock or dice',
    in: /^workers\/(miners|numeric|cluster|anomaly|lifetime|models|evaluate|campaigns)\//,
    word: /Math\.random|Date\.now|new Date\(\)|performance\.now/,
  },
  {
    name: 'new Worker',
    in: /^(src|workers)\//,
    word: /new Worker\b/,
    except: /^(src\/app\/threads|workers\/warehouse\/start-worker|workers\/headless\/hand-node)\.ts$/,
  },
  { name: 'DOM in a worker', in: /^workers\//, word: /\b(document|window)\.\w/ },
  {
    name: 'markup from text',
    in: /^(src|workers)\//,
    word: /\{@html|(inner|outer)HTML|insertAdjacentHTML|setHTML|createContextualFragment|document\.write|\.html\(|DOMParser|\bsrcdoc\b/,
  },
  {
    name: 'words as a key',
    in: /^src\/.*\.svelte$/,
    word: /\{#each .*\((?:\w+\.)?(?:note|words|says|sentence|caveat|title|label|reason|file)\)\}/,
    except: /^src\/views\/ask\/Home\.svelte$/,
  },
  {
    name: 'network',
    in: /^(src|workers)\//,
    word: /(?<![\w.#])fetch\((?!\w+: )|XMLHttpRequest|WebSocket|sendBeacon|RTCPeerConnection|EventSource\(|importScripts\(/,
    except:
      /^(src\/service-worker|src\/contract\/seal|src\/app\/samples|src\/app\/attempts|workers\/canary\/canary\.worker)\.ts$/,
  },
  { name: 'code from text', in: /^(src|workers)\//, word: /\beval\(|new Function\b/ },
  { name: 'box of the browser', in: /^src\//, word: /(?<![\w.])(alert|confirm|prompt)\(/ },
  { name: 'any', in: /^(src|workers|test|scripts)\//, word: /\bas any\b|[:<] ?any\b(?! ?[a-z])/ },
  { name: 'not-null assertion', in: /^(src|workers)\//, word: /(?<=[\w)\]])!(?=[.,;)\]}[]|$)/, bare: true },
  {
    name: 'silenced type check',
    in: /^(src|workers|test|scripts)\//,
    word: /@ts-(ignore|nocheck|expect-error)/,
  },
  { name: 'random in a test', in: /^test\/(?!bench\/)/, word: /Math\.random\(/ },
]
const mostLines = 250
const vague = /(^|[-/])(utils?|helpers?|manager|misc|common)\b/

/** The files of the house by path, or any other set of them. */
type House = ReadonlyMap<string, string>

function roomOf(path: string): Room | null {
  return rooms.find((room) => path === room || path.startsWith(`${room}/`)) ?? null
}

/** What a file imports: a room, a package, or 'worker' and 'styles' for what only the build understands. */
function imported(path: string, text: string): string[] {
  const lines = /(?:\bfrom\s+|\bimport\s+|\bimport\()['"]([^'"]+)['"]/g
  return [...text.matchAll(lines)].map(([, name = '']) => {
    if (name.endsWith('?worker&url')) return 'worker'
    if (name.endsWith('.css')) return 'styles'
    if (name.startsWith('.')) return target(path, name)
    if (name.startsWith('node:')) return 'node'
    const [scope = '', rest = ''] = name.split('/')
    if (scope.startsWith('d3-')) return 'd3'
    return scope.startsWith('@') ? `${scope}/${rest}` : scope
  })
}

function target(path: string, name: string): string {
  const { pathname } = new URL(name, `file:///${path}`)
  return roomOf(pathname.slice(1)) ?? pathname.slice(1)
}

/** A miner of its own folder, or '' for what all miners share. */
const minerOf = (path: string) => /^workers\/miners\/([^/]+)\//.exec(path)?.[1] ?? ''

function importFaults(path: string, text: string): string[] {
  const room = roomOf(path)
  if (!room) return []
  const foreign = imported(path, text).filter((name) => name !== room && !mayImport[room].includes(name))
  const others = [...text.matchAll(/from '(\.\.[^']*)'/g)]
    .map(([, name = '']) => new URL(name, `file:///${path}`).pathname.slice(1))
    .filter((to) => minerOf(path) && minerOf(to) && minerOf(to) !== minerOf(path))
  return [...foreign, ...others].map((name) => `${path} may not import ${name}`)
}

const unquoted = (line: string) => line.replace(/(['"`/])(?:\\.|(?!\1).)*\1/g, '')

function wordFaults(path: string, text: string): string[] {
  return bans
    .filter((ban) => ban.in.test(path) && !ban.except?.test(path))
    .flatMap((ban) => {
      const line = text.split('\n').findIndex((words) => ban.word.test(ban.bare ? unquoted(words) : words))
      return line < 0 ? [] : [`${path}:${line + 1} ${ban.name}`]
    })
}

function shapeFaults(path: string, text: string): string[] {
  const lines = text.split('\n').length - 1
  const faults = lines > mostLines ? [`${path} has ${lines} lines`] : []
  return vague.test(path) ? [...faults, `${path} has a vague name`] : faults
}

function faults(house: House): string[] {
  const own = 'test/architecture.test.ts'
  return [...house].flatMap(([path, text]) => [
    ...importFaults(path, text),
    ...(path === own ? [] : wordFaults(path, text)),
    ...shapeFaults(path, text),
  ])
}

function readHouse(): House {
  const all = ['src', 'workers', 'test', 'scripts'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path}`,
    ),
  )
  const code = all.map((path) => path.replaceAll('\\', '/')).filter((path) => /\.(ts|svelte|mjs)$/.test(path))
  return new Map(code.map((path) => [path, readFileSync(new URL(path, root), 'utf8')]))
}

test('every line is in its room', () => {
  const house = readHouse()
  expect(house.size).toBeGreaterThan(100)
  expect(faults(house)).toEqual([])
})

test('every room has a door with words on it', () => {
  for (const room of rooms.filter((path) => path !== 'src' && !path.endsWith('.ts')))
    expect(readFileSync(new URL(`${room}/README.md`, root), 'utf8').length, room).toBeGreaterThan(40)
})

const planted: [path: string, text: string, named: string][] = [
  ['src/contract/x.ts', "import { x } from '../app/url.ts'", 'may not import src/app'],
  ['src/ui/x.ts', "import type { Fault } from '../contract/fault.ts'", 'may not import src/contract'],
  ['src/app/x.ts', "import * as Comlink from 'comlink'", 'may not import comlink'],
  [
    'src/views/x.svelte',
    "import { x } from '../../workers/miners/index.ts'",
    'may not import workers/miners',
  ],
  ['src/views/x.ts', "const x = await import('apache-arrow')", 'may not import apache-arrow'],
  ['workers/numeric/x.ts', "import 'd3-array'", 'may not import d3'],
  [
    'workers/miners/a/x.ts',
    "import { x } from '../b/kernel.ts'",
    'may not import workers/miners/b/kernel.ts',
  ],
  ['workers/reading/x.ts', "import { readFile } from 'node:fs'", 'may not import node'],
  ['src/charts/x.ts', 'const customers = 1', 'customers'],
  ['workers/miners/a/x.ts', 'await x()', 'await in a miner'],
  ['src/app/x.ts', 'const q = sql`select 1`', 'SQL on the page'],
  ['workers/numeric/x.ts', 'const t = Date.now()', 'clock or dice'],
  ['workers/miners/a/x.ts', 'const t = new Date()', 'clock or dice'],
  ['src/app/x.ts', "new Worker('x.js')", 'new Worker'],
  ['workers/mining/x.ts', 'document.title', 'DOM in a worker'],
  ['src/views/x.svelte', '<p>{@html name}</p>', 'markup from text'],
  ['src/charts/x.ts', 'select(node).html(name)', 'markup from text'],
  ['src/views/x.ts', "node.insertAdjacentHTML('beforeend', name)", 'markup from text'],
  ['src/app/x.ts', 'document.write(name)', 'markup from text'],
  ['src/views/x.svelte', '{#each file.notes as note (note)}', 'words as a key'],
  ['workers/mining/x.ts', "fetch('x')", 'network'],
  ['src/app/x.ts', 'const x = y as any', 'any'],
  ['workers/sql/x.ts', 'const x: any = 1', 'any'],
  ['workers/sql/x.ts', 'return list[0]!.name', 'not-null assertion'],
  ['test/x.test.ts', '// @ts-ignore', 'silenced type check'],
  ['src/app/x.ts', "alert('no')", 'box of the browser'],
  ['src/app/x.ts', 'x\n'.repeat(251), 'has 251 lines'],
  ['src/app/date-utils.ts', '', 'has a vague name'],
]

test.each(planted)('a line in the wrong room is found: %s %s', (path, text, named) => {
  expect(faults(new Map([[path, text]])).join('\n')).toContain(named)
})

test('a line in its own room is left alone', () => {
  const right =
    "import { sql } from '../../sql/sql.ts'\nimport { sum } from '../../numeric/sum.ts'\nif (!x) y = x !== 1"
  expect(faults(new Map([['workers/miners/a/miner.ts', right]]))).toEqual([])
})
