/** Milliseconds without a question after which there is quiet, and after which one waits no longer for it. */
const enough = 600
const atMost = 10_000
const moment = 50

/** When nobody is being answered: what is done behind the answers waits for it. */
export class Quiet {
  #since = performance.now()
  #answering = 0

  /** There is no quiet while `body` runs. */
  async broken<T>(body: () => Promise<T>): Promise<T> {
    this.#answering++
    try {
      return await body()
    } finally {
      this.#answering--
      this.#since = performance.now()
    }
  }

  /** Resolves when it has been quiet for a while, or when `hurry` says that somebody waits. */
  async come(hurry: () => boolean = () => false): Promise<void> {
    const end = performance.now() + atMost
    while (this.#isLoud() && !hurry() && performance.now() < end)
      await new Promise((go) => setTimeout(go, moment))
  }

  #isLoud(): boolean {
    return this.#answering > 0 || performance.now() < this.#since + enough
  }
}
