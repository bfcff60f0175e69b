import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'

/** Fetches a gzip file and unpacks it on the way; progress is told by `bytes`, its size as downloaded. */
export async function unpack(address: string, bytes: number, call: Call): Promise<Blob> {
  const answer = await fetch(address, { signal: call.signal }).catch((thrown) => {
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    throw new Failure({ code: 'no-engine', why: `its file was not answered (${String(thrown)})` })
  })
  if (!answer.ok || !answer.body)
    throw new Failure({ code: 'no-engine', why: `its file was answered with ${answer.status}` })
  const counted = answer.body.pipeThrough(counting(bytes, call))
  const [packed, body] = await isPacked(counted)
  const plain = packed ? body.pipeThrough(new DecompressionStream('gzip')) : body
  return new Response(plain, { headers: { 'content-type': 'application/wasm' } }).blob()
}

function counting(
  bytes: number,
  call: Call,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let read = 0
  return new TransformStream({
    transform(chunk, out) {
      read += chunk.length
      call.progress('start', Math.min(0.95, read / bytes), 'Fetching the database')
      out.enqueue(chunk)
    },
  })
}

/** Some hosts unpack on the way: only the first bytes tell. */
async function isPacked(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): Promise<[boolean, ReadableStream<Uint8Array<ArrayBuffer>>]> {
  const reader = stream.getReader()
  const first = await reader.read()
  const rest = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (out) => first.value && out.enqueue(first.value),
    async pull(out) {
      const { done, value } = await reader.read()
      if (done) out.close()
      else out.enqueue(value)
    },
    cancel: (why) => reader.cancel(why),
  })
  return [first.value?.[0] === 0x1f && first.value[1] === 0x8b, rest]
}
