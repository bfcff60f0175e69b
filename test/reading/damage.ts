/** `count` numbers below `end`, always the same ones (linear congruence of Numerical Recipes). */
export function seeded(count: number, end: number): number[] {
  let state = 20_240_229
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * end)
  })
}
