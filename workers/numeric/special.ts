/** ψ(x), the derivative of log Γ, x > 0: recurrence to x ≥ 8, then the asymptotic series, DLMF 5.11.2. */
export function digamma(x: number): number {
  let [at, sum] = [x, 0]
  while (at < 8) sum -= 1 / at++
  const square = 1 / (at * at)
  const tail =
    1 / 12 -
    square *
      (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * 0.0210927960928))))
  return sum + Math.log(at) - 0.5 / at - square * tail
}

/** log(e^a + e^b) without overflow; −∞ stands for zero. */
export function logAdd(a: number, b: number): number {
  const most = Math.max(a, b)
  return most === -Infinity ? most : most + Math.log1p(Math.exp(-Math.abs(a - b)))
}
