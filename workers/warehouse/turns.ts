/** One after the other, in the order they came. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()
  take<T>(body: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(body)
    this.#last = turn.catch(() => {})
    return turn
  }
}
