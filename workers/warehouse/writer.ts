/** Holds a workspace for writing until `release`. */
export interface Writer {
  release(): void
}

const free: Writer = { release: () => {} }

/** The one writer of a workspace; null when another tab is it. Where there are no locks there are no other tabs. */
export async function becomeWriter(workspace: string): Promise<Writer | null> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  if (!locks) return free
  return new Promise((answer, fail) => {
    locks
      .request(`regulars:${workspace}`, { ifAvailable: true }, (lock) => {
        if (!lock) return answer(null)
        return new Promise<void>((done) => answer({ release: done }))
      })
      .catch(fail)
  })
}
