/** One line said in passing, with a way back where there is one. */
export interface Said {
  words: string
  undo?: () => void
}

class Toasts {
  now = $state.raw<Said | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Replaces what was said before; leaves by itself after 6 s, or 12 s when it can be undone. */
  say(words: string, undo?: () => void): void {
    this.now = undo ? { words, undo } : { words }
    this.hold()
    this.#timer = setTimeout(() => this.clear(), undo ? 12_000 : 6_000)
  }

  hold(): void {
    clearTimeout(this.#timer)
  }

  clear(): void {
    this.hold()
    this.now = null
  }
}

export const toasts = new Toasts()
