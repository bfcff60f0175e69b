// AssemblyScript. The distinct texts of a column, and the number of each: a table with open addressing and linear probing
// (Knuth, TAOCP 3, 6.4) over hashes of eight bytes at a time.

/** Bytes that may be read behind the last one. */
export const slack: usize = 16
const longest: i32 = 64
/** So that no address and no room overflows; texts beyond are numbered by the caller. */
const mostTexts: i32 = 1 << 23
const highBits: u64 = 0x8080808080808080

/** The distinct texts of a column: their bytes end to end, where each starts, and an open-addressing table of them. */
@unmanaged
export class Column {
  pool: usize = 0
  poolRoom: i32 = 0
  starts: usize = 0
  startsRoom: i32 = 0
  size: i32 = 0
  slots: usize = 0
  mask: i32 = 0
  out: usize = 0
  last: i32 = -1
  lastAt: usize = 0
  lastLength: i32 = -1
}

/** A place in the table: 16 bytes, so that one look at memory tells all. */
@unmanaged
class Slot {
  hash: u32 = 0
  /** Number + 1; 0 = free. */
  known: i32 = 0
  at: i32 = 0
  length: i32 = 0
}

export function zeroed(bytes: usize): usize {
  const at = heap.alloc(bytes)
  memory.fill(at, 0, bytes)
  return at
}

/** A column without texts, for `rows` at a time. */
export function columnOf(rows: i32): Column {
  const column = changetype<Column>(zeroed(offsetof<Column>()))
  column.poolRoom = 1024
  column.pool = heap.alloc(usize(column.poolRoom) + slack)
  column.startsRoom = 64
  column.starts = zeroed(usize(column.startsRoom) << 2)
  column.mask = 63
  column.slots = zeroed(usize(column.mask + 1) << 4)
  column.out = heap.alloc(usize(rows) << 2)
  column.last = -1
  column.lastLength = -1
  return column
}

/** The bytes from `left` that belong to the cell, as one word. */
@inline
function word(p: usize, left: i32): u64 {
  const w = load<u64>(p)
  return left >= 8 ? w : w & ((u64(1) << (u64(left) << 3)) - 1)
}

@inline
function same(a: usize, b: usize, length: i32): bool {
  for (let i = 0; i < length; i += 8) if (word(a + usize(i), length - i) != word(b + usize(i), length - i)) return false
  return true
}

/** Hash of a cell; 0 where it has letters beyond ASCII. */
@inline
function hashOf(p: usize, length: i32): u32 {
  let h: u64 = u64(length) * 0x9e3779b97f4a7c15
  let letters: u64 = 0
  for (let i = 0; i < length; i += 8) {
    const w = word(p + usize(i), length - i)
    letters |= w
    h = (h ^ w) * 0xff51afd7ed558ccd
    h ^= h >> 32
  }
  return (letters & highBits) != 0 ? 0 : u32(h) | 1
}

function grow(column: Column): void {
  const old = column.slots
  const size = column.mask + 1
  const mask = size * 2 - 1
  const fresh = zeroed(usize(mask + 1) << 4)
  for (let i = 0; i < size; i++) {
    const from = old + (usize(i) << 4)
    if (changetype<Slot>(from).known == 0) continue
    let slot = changetype<Slot>(from).hash >> 1
    while (changetype<Slot>(fresh + (usize(slot & u32(mask)) << 4)).known != 0) slot++
    memory.copy(fresh + (usize(slot & u32(mask)) << 4), from, 16)
  }
  heap.free(old)
  column.slots = fresh
  column.mask = mask
}

/** Takes in a text that was not there; the slot is free. */
function enter(column: Column, slot: Slot, p: usize, length: i32, hash: u32): i32 {
  const number = column.size
  const from = load<i32>(column.starts + (usize(number) << 2))
  if (from + length > column.poolRoom) {
    column.poolRoom = (from + length) * 2
    column.pool = heap.realloc(column.pool, usize(column.poolRoom) + slack)
  }
  if (number + 2 > column.startsRoom) {
    column.startsRoom = column.startsRoom * 2
    column.starts = heap.realloc(column.starts, usize(column.startsRoom) << 2)
  }
  memory.copy(column.pool + usize(from), p, length)
  store<i32>(column.starts + (usize(number + 1) << 2), from + length)
  slot.hash = hash
  slot.known = number + 1
  slot.at = from
  slot.length = length
  column.size = number + 1
  if (column.size * 4 > column.mask * 3) grow(column)
  return number
}

/** Number of a cell; -1 where it is long, has letters beyond ASCII, or is one text too many. */
@inline
export function numberOf(column: Column, p: usize, length: i32): i32 {
  if (length == column.lastLength && same(p, column.pool + column.lastAt, length)) return column.last
  if (length > longest) return -1
  const hash = hashOf(p, length)
  if (hash == 0) return -1
  let place = hash >> 1
  let number = -1
  for (;;) {
    const slot = changetype<Slot>(column.slots + (usize(place & u32(column.mask)) << 4))
    if (slot.known == 0) {
      if (column.size == mostTexts) return -1
      column.lastAt = usize(load<i32>(column.starts + (usize(column.size) << 2)))
      number = enter(column, slot, p, length, hash)
      break
    }
    if (slot.hash == hash && slot.length == length && same(p, column.pool + usize(slot.at), length)) {
      column.lastAt = usize(slot.at)
      number = slot.known - 1
      break
    }
    place++
  }
  column.last = number
  column.lastLength = length
  return number
}
