import type { Patterns } from './sequences.ts'

/** Patterns as they are found; doubles when full. 13 bytes a pattern. */
export class PatternStore {
  size = 0
  private parent = new Int32Array(256)
  private item = new Int32Array(256)
  private opens = new Uint8Array(256)
  private count = new Int32Array(256)

  put(parent: number, item: number, opens: number, count: number): number {
    if (this.size === this.parent.length) this.grow()
    const at = this.size++
    this.parent[at] = parent
    this.item[at] = item
    this.opens[at] = opens
    this.count[at] = count
    return at
  }

  /** Items as they were before they were numbered anew. */
  done(codeOf: Int32Array): Patterns {
    const { size } = this
    return {
      size,
      parent: this.parent.slice(0, size),
      item: this.item.slice(0, size).map((i) => codeOf[i] ?? 0),
      opens: this.opens.slice(0, size),
      count: this.count.slice(0, size),
    }
  }

  private grow(): void {
    this.parent = larger(this.parent)
    this.item = larger(this.item)
    this.count = larger(this.count)
    const opens = new Uint8Array(this.opens.length * 2)
    opens.set(this.opens)
    this.opens = opens
  }
}

/** The same numbers with twice the room, or `room` where that is more. */
export function larger(values: Int32Array, room = 0): Int32Array<ArrayBuffer> {
  const out = new Int32Array(Math.max(values.length * 2, room))
  out.set(values)
  return out
}

/** The k largest counts seen, as a min-heap: the smallest of them is the next threshold. */
export class Best {
  private heap: number[] = []
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  /** Takes a count in; the threshold it leads to, 0 while there is room. */
  offer(count: number): number {
    const { heap } = this
    if (heap.length < this.most) {
      heap.push(count)
      up(heap, heap.length - 1)
    } else if (count > (heap[0] ?? 0)) {
      heap[0] = count
      down(heap)
    }
    return heap.length < this.most ? 0 : (heap[0] ?? 0)
  }
}

function up(heap: number[], from: number): void {
  for (let i = from; i > 0; ) {
    const above = (i - 1) >> 1
    if ((heap[above] ?? 0) <= (heap[i] ?? 0)) return
    swap(heap, i, above)
    i = above
  }
}

function down(heap: number[]): void {
  for (let i = 0; ; ) {
    const left = 2 * i + 1
    const right = left + 1
    let least = i
    if (left < heap.length && (heap[left] ?? 0) < (heap[least] ?? 0)) least = left
    if (right < heap.length && (heap[right] ?? 0) < (heap[least] ?? 0)) least = right
    if (least === i) return
    swap(heap, i, least)
    i = least
  }
}

function swap(heap: number[], i: number, j: number): void {
  const kept = heap[i] ?? 0
  heap[i] = heap[j] ?? 0
  heap[j] = kept
}
