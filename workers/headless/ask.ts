import { speak } from '../../src/contract/fault.ts'
import { asFault, type Call, type Stage } from '../../src/contract/wire.ts'
import { answer } from './answer.ts'
import { Misuse, readRequest } from './request.ts'

const ours = 1
const theirs = 2

/** Progress goes to the standard error, a line for each stage. */
function watched(signal: AbortSignal): Call {
  let last = ''
  return {
    signal,
    progress(stage: Stage, _done, words) {
      const line = words ?? stage
      if (line !== last) process.stderr.write(`${line}\n`)
      last = line
    },
  }
}

function refuse(thrown: unknown): number {
  if (thrown instanceof Misuse) {
    process.stderr.write(`${thrown.message}\n`)
    return theirs
  }
  const fault = asFault(thrown)
  const { what, next } = speak(fault)
  const details = fault.code === 'bug' ? `\n${fault.trace}` : ''
  process.stderr.write(`${what} ${next}${details}\n`)
  return fault.code === 'bug' ? ours : theirs
}

try {
  const found = await answer(readRequest(process.argv.slice(2)), watched(new AbortController().signal))
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
} catch (thrown) {
  process.exitCode = refuse(thrown)
}
