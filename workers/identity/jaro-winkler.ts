const longest = 64
const takenA = new Uint8Array(longest)
const takenB = new Uint8Array(longest)

/** Likeness of two texts, 0–1 (Jaro 1989); of texts beyond 64 letters their beginnings. */
export function jaro(one: string, other: string): number {
  const [a, b] = [Math.min(one.length, longest), Math.min(other.length, longest)]
  if (a === 0 || b === 0) return 0
  const common = matchLetters(one, a, other, b)
  if (common === 0) return 0
  const turned = transposed(one, a, other, b)
  return (common / a + common / b + (common - turned) / common) / 3
}

/** The same, nearer by a tenth for each of up to four first letters in common (Winkler 1990). */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1
  const plain = jaro(one, other)
  let prefix = 0
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix++
  return plain + prefix * 0.1 * (1 - plain)
}

/** Marks letters that stand in both within half the longer length. */
function matchLetters(one: string, a: number, other: string, b: number): number {
  takenA.fill(0, 0, a)
  takenB.fill(0, 0, b)
  const window = Math.max(0, (Math.max(a, b) >> 1) - 1)
  let common = 0
  for (let i = 0; i < a; i++) {
    const letter = one.charCodeAt(i)
    for (let j = Math.max(0, i - window), end = Math.min(b, i + window + 1); j < end; j++) {
      if (takenB[j] === 1 || other.charCodeAt(j) !== letter) continue
      takenA[i] = 1
      takenB[j] = 1
      common++
      break
    }
  }
  return common
}

/** Half the matched letters that are not in the same order. */
function transposed(one: string, a: number, other: string, b: number): number {
  let odd = 0
  let j = 0
  for (let i = 0; i < a; i++) {
    if (takenA[i] === 0) continue
    while (j < b && takenB[j] === 0) j++
    if (one.charCodeAt(i) !== other.charCodeAt(j)) odd++
    j++
  }
  return odd / 2
}
