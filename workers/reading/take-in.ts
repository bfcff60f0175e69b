import { Failure, type Fault } from '../../src/contract/fault.ts'
import { asFault, type Call } from '../../src/contract/wire.ts'
import { kindOf } from './magic.ts'
import { bytesOf } from './pieces.ts'
import { count } from './say.ts'
import { gunzip, newRoom, type Room, unzip } from './unpack.ts'
import { archive, contentOf, type Part, partsOf } from './zip.ts'

/** A file as it is to be read. */
export interface Taken {
  file: File
  /** Why it could not be unpacked. */
  fault: Fault | null
  /** Name of the archive it was in; '' for none. */
  from: string
}

const peek = 4_096
const mostNames = 1_000
/** An archive in an archive is opened, no archive in that. */
const deepest = 1
const tables = /\.(csv|tsv|tab|txt|json|ndjson|jsonl|xlsx|xlsm|xlsb|xls|ods|fods|parquet|gz|zip)$/i
const leaflets = /^(read[ _-]?me|licen[cs]e|liesmich|lizenz|lisez|leggimi|leeme|info|about|terms)[^/]*\.txt$/i
const documents = /\.(html?|md|xml|css|js)$/i

/**
 * The tables in what was brought: the file itself, or what is packed in it (gzip, zip, one archive inside another) as
 * files named `archive › file`. Never throws for a bad file, whose fault it tells; Failure `stopped`.
 */
export async function takeIn(file: File, call: Call): Promise<Taken[]> {
  return take(file, '', 0, newRoom(), call)
}

async function take(file: File, from: string, depth: number, room: Room, call: Call): Promise<Taken[]> {
  try {
    const { kind } = kindOf(await bytesOf(file, 0, peek), file.name)
    const parts = kind === 'zip' ? await partsOf(file) : []
    const packed = kind === 'gzip' || (kind === 'zip' && contentOf(parts) === archive)
    if (!packed) return [{ file, fault: null, from }]
    if (depth > deepest) throw broken(file, 'it is an archive in an archive in an archive; unpack it first')
    if (kind === 'zip') return await takeParts(file, parts, depth, room, call)
    const inner = await gunzip(file, file.name.replace(/\.gz(ip)?$/i, ''), room, call)
    return await take(inner, from, depth + 1, room, call)
  } catch (thrown) {
    const fault = asFault(thrown)
    if (fault.code === 'stopped') throw thrown
    return [{ file, fault, from }]
  }
}

const broken = (file: File, why: string) => new Failure({ code: 'broken-file', name: file.name, why })

async function takeParts(file: File, parts: Part[], depth: number, room: Room, call: Call): Promise<Taken[]> {
  const inside = parts.filter(({ name }) => isFile(name))
  if (inside.length > mostNames)
    throw broken(
      file,
      `it holds ${inside.length.toLocaleString('en-GB')} files, and at most 1,000 are opened`,
    )
  const likely = inside.filter(({ name }) => tables.test(name) && !leaflets.test(lastOf(name)))
  const chosen = likely.length > 0 ? likely : inside.filter(({ name }) => !documents.test(name))
  if (chosen.length > 0 && chosen.every((part) => part.locked))
    throw new Failure({ code: 'protected', name: file.name })
  const found: Taken[] = []
  for (const part of chosen.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    found.push(...(await takePart(file, part, nameIn(file, part, chosen), depth, room, call)))
  }
  const readable = likely.length > 0 ? found : found.filter((one) => one.fault === null)
  if (readable.length === 0)
    throw new Failure({ code: 'not-a-table', name: file.name, looksLike: told(inside) })
  return readable
}

async function takePart(file: File, part: Part, name: string, depth: number, room: Room, call: Call) {
  const from = file.name
  try {
    if (part.locked) throw new Failure({ code: 'protected', name: file.name })
    const inner = await unzip(file, part, name, room, call)
    const kind = kindOf(await bytesOf(inner, 0, peek), name)
    if (kind.kind === 'other') throw new Failure({ code: 'not-a-table', name, looksLike: kind.looksLike })
    return await take(inner, from, depth + 1, room, call)
  } catch (thrown) {
    const fault = asFault(thrown)
    if (fault.code === 'stopped' || fault.code === 'too-large') throw thrown
    return [{ file: new File([], name), fault, from }]
  }
}

const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** False for folders and for what macOS and Windows leave beside files. */
const isFile = (path: string) =>
  !path.endsWith('/') && !/(^|\/)(__MACOSX\/|\.|thumbs\.db$|desktop\.ini$)/i.test(path)

/** `archive › file`; with its folders where two files of the archive have one name. */
function nameIn(file: File, part: Part, all: Part[]): string {
  const own = lastOf(part.name)
  const alone = all.filter((other) => lastOf(other.name) === own).length === 1
  return `${file.name} › ${alone ? own : part.name}`
}

/** What is in an archive, by the endings of the names: names themselves may tell of people. */
function told(parts: Part[]): string {
  if (parts.length === 0) return 'an archive with nothing in it'
  const kinds = new Map<string, number>()
  for (const { name } of parts) {
    const ending = /\.(\w{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? 'no ending'
    kinds.set(ending, (kinds.get(ending) ?? 0) + 1)
  }
  const most = [...kinds].sort(([, a], [, b]) => b - a).slice(0, 4)
  return `an archive of ${count(parts.length, 'file', 'files')} (${most.map(([e, k]) => `${k} ${e}`).join(', ')})`
}
