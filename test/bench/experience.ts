import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { weigh } from '../../scripts/build/budget.ts'
import { serve } from '../../scripts/serve.mjs'
import { type Drop, drop, launch, quantile, stop, stopwatch, untilUsable } from './measure.ts'
import { writeOrderLines } from './order-lines.ts'

/** One line of the table: a figure beside what it must be and what is aimed at. Null: it could not be measured. */
export interface Row {
  what: string
  unit: 'ms' | 'kB' | 'MB' | ''
  value: number | null
  must: number
  aim: number
  why?: string
  /** Absent = lower. */
  better?: 'higher'
}

const mostWait = 120_000
/** After this long on a page that nobody touches, the engine has come up by itself. */
const warmingUp = 6_000

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const median = (list: readonly number[]) => (list.length > 0 ? quantile(list, 0.5) : null)

/** The shell: its weight, and how soon a first and a later visit can be used. */
export async function shell(dist: string, rounds: number): Promise<Row[]> {
  const { js, css, html } = weigh(dist)
  const cold: number[] = []
  const warm: number[] = []
  for (let round = 0; round < rounds; round++) {
    const server = await serve()
    const context = await launch()
    await stopwatch(context)
    const page = await context.newPage()
    cold.push(await untilUsable(page, server.url))
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    await page.close()
    await server.close()
    warm.push(await untilUsable(await context.newPage(), server.url))
    await context.close()
  }
  const kept = (js + css + html) / 1_000
  return [
    { what: 'Before the page can be used, after gzip', unit: 'kB', value: kept, must: 200, aim: 120 },
    { what: 'First visit: ready for a file', unit: 'ms', value: median(cold), must: 1_000, aim: 600 },
    {
      what: 'Later visit, without a network: ready for a file',
      unit: 'ms',
      value: median(warm),
      must: 500,
      aim: 250,
    },
  ]
}

/** Does something on a page of its own each round; the engine is still to come or, after a `wait`, already there. */
async function each<T>(
  rounds: number,
  wait: number,
  measure: (page: Page) => Promise<T>,
  countsFrames = false,
): Promise<T[] | string> {
  const found: T[] = []
  for (let round = 0; round < rounds; round++) {
    const server = await serve()
    const context = await launch()
    try {
      await stopwatch(context, countsFrames)
      const page = await context.newPage()
      await untilUsable(page, server.url)
      await rest(wait)
      found.push(await measure(page))
    } catch (error) {
      return String(error)
    } finally {
      await context.close()
      await server.close()
    }
  }
  return found
}

type Line<T = Drop> = [
  what: string,
  unit: Row['unit'],
  pick: (one: T) => number | null,
  must: number,
  aim: number,
]

function rows<T>(found: T[] | string, lines: readonly Line<T>[]): Row[] {
  return lines.map(([what, unit, pick, must, aim]) => {
    if (typeof found === 'string') return { what, unit, value: null, must, aim, why: found }
    return { what, unit, value: median(found.map(pick).filter((value) => value !== null)), must, aim }
  })
}

/** The table of what a person waits for, with files written to `folder` and never kept. */
export async function experience(folder: string, rounds: number, sizes: readonly number[]): Promise<Row[]> {
  const table: Row[] = []
  for (const size of sizes) {
    const file = await writeOrderLines(folder, size)
    const large = size > 200_000
    const name = `${size.toLocaleString('en-GB')} lines (${Math.round(statSync(file).size / 1e6)} MB)`
    const time = large ? [2_000, 1_000] : [1_000, 400]
    const weight = large ? [700, 600] : [450, 400]
    const [must = 0, aim = 0] = time
    const cold: Line[] = [[`${name}: first answer, engine not loaded`, 'ms', (d) => d.answer, must, aim]]
    const warm: Line[] = [
      [`${name}: first answer, engine ready`, 'ms', (d) => d.answer, large ? must : 500, large ? aim : 250],
      [`${name}: memory of the page`, 'MB', (d) => d.memory, weight[0] ?? 0, weight[1] ?? 0],
      [`${name}: saved on the device`, 'ms', (d) => d.save, 2_000, 1_000],
      [`${name}: first answer after a reload`, 'ms', (d) => d.restore, 4_000, 2_000],
    ]
    const smooth: Line[] = [
      [`${name}: longest task of the page`, 'ms', (d) => d.longestTask, 50, 30],
      [`${name}: gap between frames, 95 of 100`, 'ms', (d) => d.frameGap95, 20, 17],
    ]
    const engine: Line = [
      'The engine, while nothing else is done: from its start to its first answer',
      'ms',
      (d) => d.engine,
      2_000,
      1_300,
    ]
    const early = await each(rounds, 0, (page) => drop(page, file, mostWait))
    const first = table.length === 0
    table.push(...rows(early, cold))
    const late = await each(rounds, warmingUp, (page) => drop(page, file, mostWait))
    table.push(...rows(late, warm), ...(first ? rows(late, [engine]) : []))
    const watched = await each(rounds, warmingUp, (page) => drop(page, file, mostWait), true)
    table.push(...rows(watched, smooth))
    if (!large) continue
    const stopped = await each(rounds, warmingUp, (page) => stop(page, file, mostWait))
    const still: Line<number> = [`${name}: all as it was after Stop`, 'ms', (ms) => ms, 100, 50]
    table.push(...rows(stopped, [still]))
  }
  return table
}

/** Megabytes that travel for the engine: its worker and its wasm. */
export function engineWeight(dist: string, names: readonly string[]): Row {
  const bytes = names.map((name) => statSync(join(dist, 'assets', name)).size).reduce((a, b) => a + b, 0)
  return { what: 'The engine, once', unit: 'MB', value: bytes / 1e6, must: 9, aim: 8 }
}
