// AssemblyScript. Cuts the plain rows of a CSV text and numbers their cells; stops before any row that is not plain,
// which `Scanner` then judges: `Cutter` says which files and rows are plain.

import { Column, columnOf, numberOf, slack, zeroed } from './column'

const newline: u32 = 10
const carriage: u32 = 13
const longestRow: i32 = 1_000_000

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
  store<i32>(kOf + (usize(cell) << 2), count)
  store<usize>(columns + (usize(count) << 2), changetype<usize>(columnOf(rowRoom)))
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
