/**
 * The answer with what is packed in it (gzip), unpacked while it arrives, as WebAssembly. Some hosts unpack on the way:
 * only the first bytes tell. Throws an Error where nothing was answered.
 */
export async function unpacked(answer: Response): Promise<Response> {
  if (!answer.ok || !answer.body) throw new Error(`its file was answered with ${answer.status}`)
  const [packed, body] = await isPacked(answer.body)
  const plain = packed ? body.pipeThrough(new DecompressionStream('gzip')) : body
  return new Response(plain, { headers: { 'content-type': 'application/wasm' } })
}

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
