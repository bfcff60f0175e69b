// AssemblyScript. Cuts the plain rows of a CSV text and numbers their cells; stops before any row that is not plain,
// which `Scanner` then judges. `../README.md` says what plain is.

const slack: usize = 16
const newline: u32 = 10
const carriage: u32 = 13
const longest: i32 = 64
const longestRow: i32 = 1_000_000
const highBits: u64 = 0x8080808080808080

/** The distinct texts of a column: their bytes end to end, where each starts, and an open-addressing table of them. */
@unmanaged
class Column {
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

let delimiter: u32 = 0
let quote: u32 = 0
let width: i32 = 0
let rowRoom: i32 = 0
let text: usize = 0
let textRoom: i32 = 0
let kOf: usize = 0
let columns: usize = 0
let count: i32 = 0
let rowStarts: usize = 0
let rowEnds: usize = 0
let marks: usize = 0
let others: usize = 0
let othersRoom: i32 = 0
let othersCount: i32 = 0
let next: i32 = 0

function zeroed(bytes: usize): usize {
  const at = heap.alloc(bytes)
  memory.fill(at, 0, bytes)
  return at
}

/** `cells` in a row; `wanted` of them become columns; rows that one call of `cut` can give. */
export function open(delimiterCode: u32, quoteCode: u32, cells: i32, wanted: i32, rows: i32): void {
  delimiter = delimiterCode
  quote = quoteCode
  width = cells
  rowRoom = rows
  kOf = heap.alloc(usize(cells) << 2)
  memory.fill(kOf, 0xff, usize(cells) << 2)
  columns = zeroed(usize(wanted) << 2)
  rowStarts = heap.alloc(usize(rows) << 2)
  rowEnds = heap.alloc(usize(rows) << 2)
  marks = zeroed(128)
  othersRoom = 256
  others = heap.alloc(usize(othersRoom) << 4)
}

/** Makes a column of cell number `cell`. */
export function want(cell: i32): void {
  const column = changetype<Column>(zeroed(offsetof<Column>()))
  column.poolRoom = 1024
  column.pool = heap.alloc(usize(column.poolRoom) + slack)
  column.startsRoom = 64
  column.starts = zeroed(usize(column.startsRoom) << 2)
  column.mask = 63
  column.slots = zeroed(usize(column.mask + 1) << 4)
  column.out = heap.alloc(usize(rowRoom) << 2)
  column.last = -1
  column.lastLength = -1
  store<i32>(kOf + (usize(cell) << 2), count)
  store<usize>(columns + (usize(count) << 2), changetype<usize>(column))
  count++
}

/** A row that begins with this letter is not plain. */
export function mark(letter: i32): void {
  store<u8>(marks + usize(letter), 1)
}

/** Where a text of that many bytes is to be written; the byte behind it must be a line feed. */
export function room(bytes: i32): usize {
  if (bytes + 1 > textRoom) {
    if (text != 0) heap.free(text)
    textRoom = bytes + 1
    text = heap.alloc(usize(textRoom) + slack)
  }
  return text
}

export function nextAt(): i32 {
  return next
}
export function startsAt(): usize {
  return rowStarts
}
export function endsAt(): usize {
  return rowEnds
}
export function othersAt(): usize {
  return others
}
export function othersFound(): i32 {
  return othersCount
}
export function outAt(k: i32): usize {
  return at(k).out
}
export function poolAt(k: i32): usize {
  return at(k).pool
}
export function poolStartsAt(k: i32): usize {
  return at(k).starts
}
export function sizeOf(k: i32): i32 {
  return at(k).size
}

@inline
function at(k: i32): Column {
  return changetype<Column>(load<usize>(columns + (usize(k) << 2)))
}

/** First place from `from` on that holds `a`, a line feed or a carriage return; the line feed behind the text ends it. */
@inline
function find(from: usize, a: u32): usize {
  const wanted = i8x16.splat(<i8>a)
  const lf = i8x16.splat(<i8>newline)
  const cr = i8x16.splat(<i8>carriage)
  for (let p = from; ; p += 16) {
    const v = v128.load(p)
    const hit = v128.or(v128.or(i8x16.eq(v, wanted), i8x16.eq(v, lf)), i8x16.eq(v, cr))
    const bits = i8x16.bitmask(hit)
    if (bits != 0) return p + usize(ctz(bits))
  }
  return unreachable()
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

/** Number of a cell; -1 where it is long or has letters beyond ASCII. */
@inline
function numberOf(column: Column, p: usize, length: i32): i32 {
  if (length == column.lastLength && same(p, column.pool + column.lastAt, length)) return column.last
  if (length > longest) return -1
  const hash = hashOf(p, length)
  if (hash == 0) return -1
  let place = hash >> 1
  let number = -1
  for (;;) {
    const slot = changetype<Slot>(column.slots + (usize(place & u32(column.mask)) << 4))
    if (slot.known == 0) {
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

/** Notes a cell that the caller has to number. */
function other(row: i32, k: i32, start: i32, end: i32): void {
  if (othersCount == othersRoom) {
    othersRoom *= 2
    others = heap.realloc(others, usize(othersRoom) << 4)
  }
  const to = others + (usize(othersCount++) << 4)
  store<i32>(to, row)
  store<i32>(to, k, 4)
  store<i32>(to, start, 8)
  store<i32>(to, end, 12)
}

/** The first letter of a cell that is no blank; 0 = it has none. */
@inline
function leadOf(p: usize, end: usize): u32 {
  for (; p < end; p++) if (load<u8>(p) > 32) return load<u8>(p)
  return 0
}

/**
 * Cuts plain rows from `from` on, at most `most`; `last`: the file ends with the text. Gives their number; `nextAt` is
 * where the row after them starts.
 */
export function cut(from: i32, size: i32, most: i32, last: bool): i32 {
  const end = text + usize(size)
  let p = text + usize(from)
  let row = 0
  othersCount = 0
  next = from
  while (row < most && p < end) {
    const before = othersCount
    const start = p
    p = plain(p, end, row, last)
    if (p == 0) {
      othersCount = before
      break
    }
    store<i32>(rowStarts + (usize(row) << 2), i32(start - text))
    next = i32(p - text)
    row++
  }
  return row
}

/** Cuts one row; gives where the next one starts, 0 where it is not plain or not whole. */
@inline
function plain(from: usize, end: usize, row: i32, last: bool): usize {
  let p = from
  let lead: u32 = 0
  for (let cell = 0; ; cell++) {
    if (cell == width) return 0
    let start = p
    let stop: usize
    if (load<u8>(p) == quote) {
      start = p + 1
      stop = find(start, quote)
      if (load<u8>(stop) != quote) return 0
      p = stop + 1
    } else {
      stop = find(p, delimiter)
      p = stop
    }
    if (p > end || (p == end && !last)) return 0
    const c: u32 = load<u8>(p)
    if (c != delimiter && c != newline && c != carriage) return 0
    if (lead == 0) lead = leadOf(start, stop)
    const k = load<i32>(kOf + (usize(cell) << 2))
    if (k >= 0) {
      const column = at(k)
      const number = numberOf(column, start, i32(stop - start))
      if (number < 0) other(row, k, i32(start - text), i32(stop - text))
      store<i32>(column.out + (usize(row) << 2), number << 1)
    }
    if (c == delimiter) {
      p++
      continue
    }
    if (cell + 1 != width || lead == 0 || lead >= 128 || load<u8>(marks + usize(lead)) != 0) return 0
    if (i32(p - from) > longestRow) return 0
    store<i32>(rowEnds + (usize(row) << 2), i32(p - text))
    if (p == end) return end
    p++
    if (c == carriage && p < end && load<u8>(p) == newline) p++
    return p
  }
  return unreachable()
}
