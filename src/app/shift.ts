import type { Call, Mining, Reply } from '../contract/wire.ts'

/** A started worker of miners and the way to end it. */
export interface Miners {
  mining: Mining
  end(): void
}

interface Gate {
  opened: Promise<void>
  open(): void
}

function gate(): Gate {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

const stopped: Reply<never> = { ok: false, fault: { code: 'stopped' } }

/**
 * The miners, whichever worker serves at the moment. A worker that does not heed a stop within `patience`
 * milliseconds is ended and followed by another; what it was still asked is answered with `stopped`.
 */
export class Shift implements Mining {
  private readonly begin: () => Promise<Miners>
  private readonly patience: number
  private current: Promise<Miners>
  /** Who serves, once it has started: who asks then need not wait. */
  private serving: Miners | null = null
  private ended = gate()

  constructor(begin: () => Promise<Miners>, patience = 1_000) {
    this.begin = begin
    this.patience = patience
    this.current = this.serve(begin())
  }

  /** Resolves when the worker serving now is ready; rejects when it could not be started. */
  async ready(): Promise<void> {
    await this.current
  }

  restart(): void {
    const before = this.current
    this.ended.open()
    this.ended = gate()
    this.serving = null
    this.current = this.serve(before.then((miners) => miners.end()).then(this.begin, this.begin))
  }

  private serve(begun: Promise<Miners>): Promise<Miners> {
    const current = begun.then((miners) => {
      if (this.current === current) this.serving = miners
      return miners
    })
    return current
  }

  async cards(): ReturnType<Mining['cards']> {
    const { mining } = await this.current
    return mining.cards()
  }

  async rehearse(): Promise<void> {
    const { mining } = await this.current
    await mining.rehearse()
  }

  run: Mining['run'] = async (recipe, call) => {
    const { ended } = this
    const { mining } = this.serving ?? (await this.current)
    let open = true
    const release = this.watch(call.signal, ended)
    try {
      const answer = mining.run(
        recipe,
        until(() => open, call),
      )
      return await Promise.race([answer, ended.opened.then(() => stopped)])
    } finally {
      open = false
      release()
    }
  }

  /** From a stop on, the worker has `patience`. Answers how to look away again. */
  private watch(signal: AbortSignal, ended: Gate): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onstop = () => {
      timer = setTimeout(() => ended === this.ended && this.restart(), this.patience)
    }
    if (signal.aborted) onstop()
    else signal.addEventListener('abort', onstop, { once: true })
    return () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onstop)
    }
  }
}

/** Progress travels on a port of its own: what arrives after the answer is no longer told. */
function until(open: () => boolean, call: Call): Call {
  return {
    signal: call.signal,
    progress: (stage, done, words) => {
      if (open()) call.progress(stage, done, words)
    },
  }
}
