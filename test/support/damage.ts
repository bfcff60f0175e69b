type Bytes = Uint8Array<ArrayBuffer>

/** One bit flipped, the end cut off, or two stretches exchanged: never what it was. */
export function damaged(whole: Uint8Array, random: () => number, how = Math.floor(random() * 3)): Bytes {
  const below = (n: number) => Math.floor(random() * n)
  if (how === 1) return Uint8Array.from(whole.subarray(0, below(whole.length)))
  const bytes = Uint8Array.from(whole)
  const at = below(bytes.length)
  if (how === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8))
  else exchange(bytes, below)
  if (bytes.every((byte, i) => byte === whole[i])) bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}

function exchange(bytes: Bytes, below: (n: number) => number): void {
  const size = 1 + below(Math.min(200, bytes.length / 2))
  const one = below(bytes.length - 2 * size + 1)
  const other = one + size + below(bytes.length - one - 2 * size + 1)
  const [first, second] = [bytes.slice(one, one + size), bytes.slice(other, other + size)]
  bytes.set(second, one)
  bytes.set(first, other)
}
