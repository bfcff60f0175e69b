const slots = 4_096
const longest = 48
/** Cells looked at before a column is judged. */
const trial = 4_096

/**
 * Hands out the same string for cells of a column that come again (towns, states, products), which saves most of the
 * work of the garbage collector; gives up on columns where they do not. Strings it keeps hold on to no larger text.
 */
export class Repeats {
  private readonly known = new Array<string>(slots).fill('')
  private tries = 0
  private hits = 0
  private useful = true

  cell(text: string, codes: Uint8Array, start: number, end: number): string {
    const length = end - start
    if (!this.useful || length < 2 || length > longest) return text.substring(start, end)
    let hash = length
    let letters = 0
    for (let at = start; at < end; at++) {
      const code = codes[at] ?? 0
      letters |= code
      hash = (Math.imul(hash, 31) + code) | 0
    }
    if (letters >= 128) return text.substring(start, end)
    const slot = (hash ^ (hash >>> 15)) & (slots - 1)
    const known = this.known[slot] ?? ''
    this.tries++
    if (known.length === length && same(known, codes, start)) {
      this.hits++
      return known
    }
    const fresh = String.fromCharCode.apply(null, Array.from(codes.subarray(start, end)))
    this.known[slot] = fresh
    if (this.tries >= trial) this.judge()
    return fresh
  }

  private judge(): void {
    this.useful = this.hits * 2 >= this.tries
    this.tries = 0
    this.hits = 0
  }
}

function same(known: string, codes: Uint8Array, start: number): boolean {
  for (let k = 0; k < known.length; k++) if (known.charCodeAt(k) !== codes[start + k]) return false
  return true
}
