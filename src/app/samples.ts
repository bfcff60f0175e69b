import * as v from 'valibot'
import { Failure } from '../contract/fault.ts'
import type { Call } from '../contract/wire.ts'

const sampleSchema = v.object({
  id: v.string(),
  title: v.string(),
  about: v.string(),
  rows: v.number(),
  files: v.array(v.object({ name: v.string(), path: v.string(), bytes: v.number() })),
})
export type Sample = v.InferOutput<typeof sampleSchema>

const here = (path: string) => new URL(path, document.baseURI)

/** The sample businesses that come with the page; none where they were left out of the build. */
export async function listSamples(): Promise<Sample[]> {
  const answer = await fetch(here('samples/index.json'))
  return answer.ok ? v.parse(v.array(sampleSchema), await answer.json()) : []
}

/** Fetches and unpacks files from this page's own host. Throws Failure `not-there` and `stopped`. */
export async function fetchFiles(
  listed: readonly { name: string; path: string }[],
  call: Call,
): Promise<File[]> {
  const files: File[] = []
  for (const [at, { name, path }] of listed.entries()) {
    call.progress('start', at / listed.length, `Fetching ${name}`)
    files.push(await fetchFile(name, path, call.signal))
  }
  return files
}

async function fetchFile(name: string, path: string, signal: AbortSignal): Promise<File> {
  const answer = await answered(name, path, signal)
  if (!answer.ok) throw new Failure({ code: 'not-there', name, status: answer.status })
  const bytes = new Blob([await answer.arrayBuffer()])
  const plain = name.replace(/\.gz$/, '')
  return new File([(await isPacked(bytes)) ? await unpacked(bytes) : bytes], plain)
}

/** A host that sends the page elsewhere has not answered: what is fetched is of this site. */
async function answered(name: string, path: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(here(path), { signal, redirect: 'error' })
  } catch {
    throw new Failure(signal.aborted ? { code: 'stopped' } : { code: 'not-there', name, status: 0 })
  }
}

/** Some hosts unpack on the way: only the first bytes tell. */
async function isPacked(bytes: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await bytes.slice(0, 2).arrayBuffer())
  return first === 0x1f && second === 0x8b
}

function unpacked(bytes: Blob): Promise<Blob> {
  return new Response(bytes.stream().pipeThrough(new DecompressionStream('gzip'))).blob()
}
