/** Small things this browser remembers for the page: the theme, which workspace holds which sample. Never rows. */
export interface Memory {
  get(key: string): string
  set(key: string, value: string): void
}

const prefix = 'regulars.'

/** Where storage is refused (a private window), nothing is remembered and nothing fails. */
export const memory: Memory = {
  get(key) {
    try {
      return localStorage.getItem(prefix + key) ?? ''
    } catch {
      return ''
    }
  },
  set(key, value) {
    try {
      if (value) localStorage.setItem(prefix + key, value)
      else localStorage.removeItem(prefix + key)
    } catch {
      // Remembering is a courtesy: without it the page works the same.
    }
  },
}
