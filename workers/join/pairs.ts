/** Distinct pairs of whole numbers, numbered from 0 as they are met: an open-addressing hash table (Knuth, TAOCP 3, 6.4). */
export class Pairs {
  size = 0
  /** Number + 1 of the pair that lies here; 0 = free. A power of two long, at most half full. */
  #slots = new Int32Array(1024)
  #first = new Float64Array(512)
  #second = new Float64Array(512)

  /** Number of the pair; a pair that was not known gets `size`. */
  number(a: number, b: number): number {
    const last = this.size - 1
    if (last >= 0 && this.#first[last] === a && this.#second[last] === b) return last
    const mask = this.#slots.length - 1
    let slot = spread(a, b) & mask
    for (let known = this.#slots[slot] ?? 0; known !== 0; known = this.#slots[slot] ?? 0) {
      if (this.#first[known - 1] === a && this.#second[known - 1] === b) return known - 1
      slot = (slot + 1) & mask
    }
    this.#slots[slot] = this.size + 1
    this.#first[this.size] = a
    this.#second[this.size] = b
    if (++this.size === this.#first.length) this.#grow()
    return this.size - 1
  }

  #grow(): void {
    this.#first = longer(this.#first)
    this.#second = longer(this.#second)
    const mask = this.#slots.length * 2 - 1
    this.#slots = new Int32Array(mask + 1)
    for (let number = 0; number < this.size; number++) {
      let slot = spread(this.#first[number] ?? 0, this.#second[number] ?? 0) & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = number + 1
    }
  }
}

function spread(a: number, b: number): number {
  const mixed = Math.imul(a | 0, 0x9e3779b1) ^ Math.imul(b | 0, 0x85ebca6b)
  const again = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  return again ^ (again >>> 13)
}

function longer(values: Float64Array): Float64Array<ArrayBuffer> {
  const out = new Float64Array(values.length * 2)
  out.set(values)
  return out
}
