import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Device, type Ending, endings } from './device.ts'
import { nothing, type Told, told, type World } from './model.ts'
import { type Act, acts, bringNew } from './model-acts.ts'
import type { Keeper } from './model-page.ts'
import { launch, rest, until } from './support.ts'

/** SESSIONS=100 for the long run; another SEED for other ones. Each six end in each of the six ways. */
const rounds = Math.ceil(Number(process.env.SESSIONS ?? 6) / endings.length)
const seed = Number(process.env.SEED ?? 1)

let device: Device
beforeAll(async () => {
  await (await launch()).close()
})
afterAll(() => device.end())

/** All that may stand, as far as it is known: one world, or several where the power went or a choice was the page's. */
interface Model {
  worlds: readonly World[]
}

/** What was done how often, by its place in the list of acts. */
const done = acts.map(() => 0)

class Step implements fc.AsyncCommand<Model, Device> {
  readonly #kind: number
  readonly #act: Act
  readonly #words: string
  constructor(kind: number, act: Act, words: string) {
    this.#kind = kind
    this.#act = act
    this.#words = words
  }
  check({ worlds }: Readonly<Model>): boolean {
    return worlds.every((world) => this.actIn(world).can(world))
  }
  /** Where nothing is there, something is brought. */
  actIn({ shops }: World): Act {
    return shops.length > 0 ? this.#act : bringNew(300)
  }
  async run(model: Model, { keeper }: Device): Promise<void> {
    await this.actIn(known(model)).act(keeper, known(model))
    model.worlds = model.worlds.flatMap((world) => this.actIn(world).after(world))
    this.count()
  }
  count(): void {
    done[this.#kind] = (done[this.#kind] ?? 0) + 1
  }
  toString(): string {
    return this.#words
  }
}

/** All worlds that are still possible look the same to whoever acts. */
function known({ worlds: [world] }: Readonly<Model>): World {
  if (!world) throw new Error('nothing is possible')
  return world
}

const step = fc
  .tuple(fc.nat(acts.length - 1), fc.nat(1), fc.nat(239), fc.boolean())
  .map(([kind, pick, n, isSo]) => {
    const make = acts[kind] ?? acts[0]
    if (!make) throw new Error('there is no act')
    return new Step(kind, make(pick, n, isSo), `${kind}(${pick}, ${n}, ${isSo})`)
  })
const session = fc.record({
  steps: fc.commands([step], { maxCommands: 4, size: 'max' }),
  last: fc.array(step, { minLength: 8, maxLength: 8 }),
  delay: fc.nat(1800),
  days: fc.integer({ min: 30, max: 365 }),
})
const sixSessions = fc.tuple(
  fc.shuffledSubarray([...endings], { minLength: endings.length }),
  fc.array(session, { minLength: endings.length, maxLength: endings.length }),
)
type Session = Parameters<typeof play>[2]

/** The power goes while the first thing is under way that can be done. */
async function cut(model: Model, { last, delay }: Session): Promise<void> {
  const step = last.find((one) => one.check(model))
  if (!step) return device.after('kill')
  const act = step.actIn(known(model))
  step.count()
  await device.cut(delay, (keeper) => act.act(keeper, known(model)))
  model.worlds = model.worlds.flatMap((world) => [
    world,
    ...(act.between?.(world) ?? []),
    ...act.after(world),
  ])
}

/** What is asked stands in the address, and is asked again where that stays. */
async function stay(model: Model, ending: 'terminate' | 'reload' | 'update', days: number): Promise<void> {
  const [shop] = known(model).shops
  if (!shop) return device.after(ending)
  await device.keeper.open(shop.title)
  await device.keeper.compare(days)
  await device.after(ending)
  expect(await device.keeper.comparedDays()).toBe(days)
}

async function play(
  model: Model,
  ending: Ending,
  one: { steps: Iterable<fc.AsyncCommand<Model, Device>>; last: Step[]; delay: number; days: number },
): Promise<void> {
  await fc.asyncModelRun(() => ({ model, real: device }), one.steps)
  if (ending === 'cut') await cut(model, one)
  else if (ending === 'close' || ending === 'kill') await device.after(ending)
  else await stay(model, ending, one.days)
  await agree(model, device.keeper, ending)
}

const byTitle = <T extends { title: string }>(all: readonly T[]) =>
  all.toSorted((a, b) => (a.title < b.title ? -1 : 1))

/** What the page says of everything is what one of the worlds that are possible says; the others are not possible. */
async function agree(model: Model, keeper: Keeper, ending: Ending): Promise<void> {
  const possible = model.worlds.map((world) => ({ world, says: byTitle(world.shops.map(told)) }))
  const lengths = possible.map(({ says }) => says.map(({ title }) => title).join())
  const titles = await until(() => listed(keeper, lengths)).catch(() => keeper.listed())
  const found: Told[] = []
  for (const title of titles.toSorted()) {
    const of = possible.flatMap(({ says }) =>
      says.flatMap((one) => (one.title === title ? one.objecting : [])),
    )
    found.push(await keeper.holds(title, [...new Set(of)]))
  }
  const same = possible.filter(({ says }) => JSON.stringify(says) === JSON.stringify(found))
  if (same.length === 0) expect({ ending, says: found }).toEqual({ ending, says: possible[0]?.says })
  model.worlds = [...new Map(same.map(({ world }) => [JSON.stringify(world), world])).values()]
}

/** Null while the list may still be on its way: the page stands before the device was read. */
async function listed(keeper: Keeper, right: readonly string[]): Promise<string[] | null> {
  const titles = await keeper.listed()
  const isSure = right.every((one) => one === right[0])
  if (!isSure) await rest(1_000)
  const same = isSure || (await keeper.listed()).join() === titles.join()
  return same && right.includes(titles.toSorted().join()) ? titles : null
}

test(`after ${rounds * endings.length} sessions of anything, ended in any way, everything is as it was left`, {
  timeout: rounds * 600_000,
}, async () => {
  const all = fc.noBias(fc.array(sixSessions, { minLength: rounds, maxLength: rounds }))
  const property = fc.asyncProperty(all, async (given) => {
    device = new Device()
    await device.open()
    const model: Model = { worlds: [nothing] }
    for (const [ends, sessions] of given)
      for (const [i, ending] of ends.entries()) {
        const one = sessions[i]
        if (one) await play(model, ending, one)
      }
  })
  await fc.assert(property, { numRuns: 1, seed, endOnFailure: true })
  expect(done.reduce((sum, times) => sum + times)).toBeGreaterThanOrEqual(rounds * endings.length)
  if (rounds > 10) expect(Math.min(...done)).toBeGreaterThan(0)
})
