import { speak } from '../../src/contract/fault.ts'
import { asFault, type Call, type Stage } from '../../src/contract/wire.ts'
import { answer } from './answer.ts'
import type { Headless } from './open-headless.ts'
import { Misuse, readRequest } from './request.ts'

/** What a run of the command line comes to: `code` 0 answered, 1 our bug, 2 something only the person can put right. */
export interface Said {
  code: 0 | 1 | 2
  /** JSON, or '' where there is no answer. */
  out: string
}

/** Answers the arguments; progress and sentences go line by line to `tell`. Never throws. */
export async function say(
  args: string[],
  tell: (line: string) => void,
  open?: () => Headless,
): Promise<Said> {
  try {
    const found = await answer(readRequest(args), watched(tell), open)
    return { code: 0, out: `${JSON.stringify(found, null, 2)}\n` }
  } catch (thrown) {
    return { code: refuse(thrown, tell), out: '' }
  }
}

/** A line for each stage but saving: nothing is kept, and what is said of that is meant for a page. */
function watched(tell: (line: string) => void): Call {
  let last = ''
  const progress = (stage: Stage, _done: number, words?: string) => {
    const line = stage === 'save' ? last : (words ?? stage)
    if (line !== last) tell(line)
    last = line
  }
  return { signal: new AbortController().signal, progress }
}

function refuse(thrown: unknown, tell: (line: string) => void): 1 | 2 {
  if (thrown instanceof Misuse) {
    tell(thrown.message)
    return 2
  }
  const fault = asFault(thrown)
  const { what, next } = speak(fault)
  tell(`${what} ${next}`)
  if (fault.code !== 'bug') return 2
  tell(fault.trace)
  return 1
}
