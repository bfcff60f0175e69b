/** Distinct texts and their codes: dense from 0, in the order they were first met. */
export class Dictionary {
  readonly labels: string[] = []
  readonly #codes = new Map<string, number>()

  code(label: string): number {
    const known = this.#codes.get(label)
    if (known !== undefined) return known
    this.#codes.set(label, this.labels.length)
    return this.labels.push(label) - 1
  }
}
