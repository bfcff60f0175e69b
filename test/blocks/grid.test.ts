import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { GridState } from '../../src/ui/grid.svelte.ts'
import { fromBar, reveal, runway, span, tallest, toBar, tsv } from '../../src/ui/window.ts'

const height = 34
const view = 500
const rows = fc.integer({ min: 0, max: 20_000_000 })

describe('the window', () => {
  test('at the top the first row shows, at the end the last one, for any size', () => {
    fc.assert(
      fc.property(rows, (n) => {
        const end = Math.max(0, runway(n, height) - view)
        expect(span(fromBar(0, n, height, view), n, height, view).first).toBe(0)
        const last = span(fromBar(end, n, height, view), n, height, view)
        expect(last.last).toBe(n)
        expect(last.last - last.first).toBeLessThanOrEqual(Math.ceil(view / height) + 1)
        expect(last.shift).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('the runway stays under what browsers can scroll', () => {
    expect(runway(1_000_000, height)).toBeLessThanOrEqual(tallest)
    expect(runway(100, height)).toBe(3400)
  })

  test('bar and window are each other`s inverse', () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const offset = Math.max(0, n * height - view) * share
        const back = fromBar(toBar(offset, n, height, view), n, height, view)
        expect(Math.abs(back - offset)).toBeLessThan(0.01)
      }),
    )
  })

  test('a row brought into view is whole in it, and a visible one moves nothing', () => {
    expect(reveal(0, 340, height, view)).toBe(0)
    expect(reveal(100, 0, height, view)).toBe(101 * height - view)
    expect(reveal(3, 0, height, view)).toBe(0)
  })
})

test('cells are copied as a spreadsheet takes them', () => {
  expect(
    tsv([
      ['a', 1, null],
      ['line\nbreak', 'say "so"', 2.5],
    ]),
  ).toBe('a\t1\t\n"line\nbreak"\t"say ""so"""\t2.5')
})

function table(total: number) {
  const fetch = vi.fn(async (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => [from + i, `row ${from + i}`]),
  )
  const grid = new GridState(
    () => total,
    () => 2,
    fetch,
  )
  grid.view = view
  return { grid, fetch }
}

describe('the grid', () => {
  test('holds the rows of its window, asks for each page once, and forgets far ones', async () => {
    const { grid, fetch } = table(1_000_000)
    await grid.need()
    await grid.need()
    expect(fetch).toHaveBeenCalledTimes(1)
    expect(grid.at(3)).toEqual([3, 'row 3'])
    for (let i = 1; i <= 80; i++) {
      grid.go(i * 5000, 0)
      await grid.need()
    }
    expect(grid.at(400_000)).toEqual([400_000, 'row 400000'])
    expect(grid.at(3)).toBeUndefined()
  })

  test('a turn of the wheel moves as many pixels as it says, in the middle of a million rows', () => {
    const { grid } = table(1_000_000)
    grid.scrolled(7_000_000)
    const before = grid.offset
    grid.scrolled(7_000_100)
    expect(grid.offset - before).toBe(100)
    const settled = grid.settle()
    const kept = grid.offset
    grid.scrolled(settled)
    expect(grid.offset).toBe(kept)
  })

  test('keys stay within the table, and a selection is copied whole', async () => {
    const { grid } = table(1_000_000)
    grid.go(2_000_000, 9)
    expect([grid.row, grid.column]).toEqual([999_999, 1])
    grid.go(999_998, 0, true)
    expect(await grid.copy()).toEqual([
      [999_998, 'row 999998'],
      [999_999, 'row 999999'],
    ])
  })

  test('a failed page is asked again', async () => {
    let fails = true
    const grid = new GridState(
      () => 10,
      () => 1,
      async (from, to) => {
        if (fails) throw new Error('away')
        return Array.from({ length: to - from }, (_, i) => [i])
      },
    )
    await grid.need()
    fails = false
    await grid.need()
    expect(grid.at(0)).toEqual([0])
  })

  test('rows that were asked for before the order changed do not come among the new ones', async () => {
    let order = 'old'
    const answers: (() => void)[] = []
    const grid = new GridState(
      () => 10,
      () => 1,
      (from, to) => {
        const rows = Array.from({ length: to - from }, () => [order])
        return new Promise((go) => answers.push(() => go(rows)))
      },
    )
    const before = grid.need()
    order = 'new'
    grid.forget()
    const after = grid.need()
    for (const answer of answers.reverse()) answer()
    await Promise.all([before, after])
    expect(grid.at(0)).toEqual(['new'])
  })

  test('above the first row lies the head, where it can be pressed, and nowhere else', () => {
    const { grid } = table(100)
    const press = (on: GridState, ...keys: string[]) => {
      for (const key of keys) on.go(...(on.target(key, false) ?? [on.row, on.column]))
    }
    press(grid, 'ArrowUp', 'ArrowRight')
    expect([grid.inHead, grid.row, grid.column]).toEqual([false, 0, 1])
    const headed = new GridState(
      () => 100,
      () => 2,
      async () => [],
      () => true,
    )
    press(headed, 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowRight', 'PageUp', 'ArrowUp')
    expect([headed.inHead, headed.column]).toEqual([true, 1])
    press(headed, 'ArrowDown')
    expect([headed.inHead, headed.row]).toEqual([false, 0])
  })
})
