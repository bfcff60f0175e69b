/** Lists longer than this go without reasons beside each name. */
export const mostTold = 20_000

/** Places of those to call, and of the others more likely to leave than to stay; most in danger first. */
export interface Listed {
  readonly call: Int32Array
  readonly likely: Int32Array
}

/** `order`: all places, most in danger first. */
export const listed = (order: Int32Array, calls: number, chance: Float64Array): Listed => ({
  call: order.slice(0, calls),
  likely: order.slice(calls).filter((place) => (chance[place] ?? 0) >= 0.5),
})

/** All of those beside whose names reasons stand. */
export const reasoned = ({ call, likely }: Listed): Int32Array =>
  Int32Array.from([call, likely].filter(({ length }) => length <= mostTold).flatMap((list) => [...list]))
