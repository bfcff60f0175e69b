import { exported, grown, hasOdd, isThere, ordersOf, type Shop, told, type World, without } from './model.ts'
import type { Keeper } from './model-page.ts'

/** What a person does with a workspace, or to make one. */
export interface Act {
  /** Whether it can be done now. */
  can(world: World): boolean
  /** What may stand afterwards. */
  after(world: World): World[]
  /** What may stand where it is cut short, beside what stood before and what stands afterwards. */
  between?(world: World): World[]
  act(keeper: Keeper, world: World): Promise<void>
}

const mostShops = 2
const mostImports = 3
/** Below it the questions the model asks have too little to go by. */
const fewest = 240
const first = (serial: number) => 1000 * serial

interface Deed {
  can?: (shop: Shop) => boolean
  /** What may become of it; null = it is no more. */
  after: (shop: Shop, serial: number) => (Shop | null)[]
  act: (keeper: Keeper, shop: Shop, serial: number) => Promise<void>
}

/** An act on the workspace that `pick` chooses. `serial` names what is new in it. */
function onShop(pick: number, { can = () => true, after, act }: Deed): Act {
  const chosen = ({ shops }: World) => shops[pick % Math.max(1, shops.length)]
  return {
    can: (world) => {
      const shop = chosen(world)
      return shop !== undefined && can(shop)
    },
    after: (world) => {
      const shop = chosen(world)
      if (!shop) return []
      const named = world.named + 1
      const put = (one: Shop | null) => world.shops.flatMap((is) => (is !== shop ? [is] : one ? [one] : []))
      return after(shop, named).map((one) => ({ ...world, named, shops: put(one) }))
    },
    act: async (keeper, world) => {
      const shop = chosen(world)
      if (!shop) return
      await keeper.open(shop.title)
      await act(keeper, shop, world.named + 1)
    },
  }
}

export function bringNew(rows: number): Act {
  const made = ({ named }: World) => exported(`w${named + 1}.csv`, first(named + 1), rows)
  return {
    can: ({ shops }) => shops.length < mostShops,
    after: (world) => {
      const said = { margin: null, campaigns: [], objecting: [], keptOut: [], marks: 0 }
      const named = world.named + 1
      const shop = { title: `w${named}`, imports: [made(world)], spellings: world.habit, ...said }
      return [{ ...world, named, shops: [...world.shops, shop] }]
    },
    act: (keeper, world) => keeper.bringNew(made(world)),
  }
}

/** A further export; so many rows of it stood in the first file, too. */
function add(pick: number, rows: number, again: number): Act {
  const made = ({ imports: [before] }: Shop, serial: number) => {
    const known = before?.rows.filter(({ isOdd }) => !isOdd).slice(0, again)
    return exported(`w${serial}.csv`, first(serial), rows, known)
  }
  return onShop(pick, {
    can: ({ imports }) => imports.length < mostImports,
    after: (shop, serial) => [grown(shop, made(shop, serial))],
    act: (keeper, shop, serial) => keeper.add(made(shop, serial)),
  })
}

const takeBack = (pick: number) =>
  onShop(pick, {
    can: ({ imports }) => imports.length > 1,
    after: (shop) => [{ ...shop, imports: shop.imports.slice(0, -1) }],
    act: (keeper, { imports }) => keeper.takeBack(imports.length - 1),
  })

/** Switches a step of cleaning, which is learned for the next file like these; or does so and takes it back. */
function turn(pick: number, isUndone: boolean): Act {
  const turned = onShop(pick, {
    after: (shop) => [{ ...shop, spellings: !shop.spellings }],
    act: async (keeper, { spellings }) => {
      await keeper.turnSpellings(!spellings)
      if (isUndone) await keeper.undo(async () => (await keeper.spellingsAre()) === spellings)
    },
  })
  const stands = ({ shops }: World) => shops[pick % shops.length]?.spellings === true
  const there = (world: World) => turned.after(world).map((one) => ({ ...one, habit: !stands(world) }))
  const back = (world: World) => [{ ...world, habit: stands(world) }]
  const between = (world: World) => [
    { ...world, habit: !stands(world) },
    ...(isUndone ? there(world).flatMap((one) => [one, { ...one, habit: stands(world) }]) : []),
  ]
  return { ...turned, after: isUndone ? back : there, between }
}

/** Writes a row anew; or does so and takes it back. */
function repair(pick: number, isUndone: boolean): Act {
  const odd = ({ imports }: Shop) => imports.find(hasOdd)
  const done = (shop: Shop) =>
    shop.imports.map((file) => (file === odd(shop) ? { ...file, isRepaired: true } : file))
  const repaired = onShop(pick, {
    can: (shop) => odd(shop) !== undefined,
    after: (shop) => [{ ...shop, imports: done(shop) }],
    act: async (keeper, shop) => {
      const file = odd(shop)
      if (file) await keeper.repair(file)
      const { aside } = told(shop).counts
      if (isUndone) await keeper.undo(async () => (await keeper.rowCounts()).aside === aside)
    },
  })
  return isUndone ? { ...repaired, after: (world) => [world], between: repaired.after } : repaired
}

const rename = (pick: number) =>
  onShop(pick, {
    after: (shop, serial) => [{ ...shop, title: `shop ${serial}` }],
    act: (keeper, { title }, serial) => keeper.rename(title, `shop ${serial}`),
  })

const forget = (pick: number): Act => ({
  ...onShop(pick, { after: () => [null], act: (keeper, { title }) => keeper.forget(title) }),
  can: ({ shops }) => shops.length === mostShops,
})

const keepOf100 = (pick: number, margin: number) =>
  onShop(pick, {
    can: (shop) => shop.margin !== margin,
    after: (shop) => [{ ...shop, margin }],
    act: (keeper) => keeper.keepOf100(margin),
  })

const plan = (pick: number) =>
  onShop(pick, {
    can: ({ campaigns }) => campaigns.length < 3,
    after: (shop, serial) => [{ ...shop, campaigns: [...shop.campaigns, `letter ${serial}`] }],
    act: (keeper, _, serial) => keeper.plan(`letter ${serial}`),
  })

const object = (pick: number, buyer: number) =>
  onShop(pick, {
    can: (shop) => shop.objecting.length === 0 && isThere(buyer)(shop),
    after: (shop) => [{ ...shop, objecting: [buyer] }],
    act: (keeper) => keeper.object(buyer),
  })

/** Marks of cases of the person go with them: as many may be left as there were, or fewer. */
const erase = (pick: number, buyer: number, keepOut: boolean) =>
  onShop(pick, {
    can: (shop) => ordersOf(shop).length > fewest && isThere(buyer)(shop),
    after: (shop) =>
      Array.from({ length: shop.marks + 1 }, (_, marks) => ({ ...without(shop, buyer, keepOut), marks })),
    act: (keeper) => keeper.erase(buyer, keepOut),
  })

/** There may be no case to be marked. */
const mark = (pick: number) =>
  onShop(pick, {
    after: (shop) => [shop, { ...shop, marks: shop.marks + 1 }],
    act: (keeper) => keeper.markFirst(),
  })

/** Each act by a number from 0 on for the workspace, another one for what it is done with, and a choice. */
export const acts: readonly ((pick: number, n: number, isSo: boolean) => Act)[] = [
  (_, n) => bringNew(290 + (n % 120)),
  (pick, n, isSo) => add(pick, 60 + (n % 90), isSo ? 40 : 0),
  takeBack,
  (pick, _, isSo) => turn(pick, isSo),
  (pick, _, isSo) => repair(pick, isSo),
  rename,
  forget,
  (pick, n) => keepOf100(pick, 20 + (n % 3) * 10),
  plan,
  (pick, n) => object(pick, n % 40),
  (pick, n, isSo) => erase(pick, n % 40, isSo),
  mark,
]
