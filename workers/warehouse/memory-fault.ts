import { Failure } from '../../src/contract/fault.ts'

/** Running out of memory, said as such with the rows read; anything else as it came. */
export function memoryFault(thrown: unknown, rows: number): unknown {
  if (!(thrown instanceof Error) || thrown instanceof Failure) return thrown
  const full = /out of memory|allocation failed|invalid array length|invalid typed array length/i.test(
    thrown.message,
  )
  const tight = thrown instanceof RangeError && !/call stack/i.test(thrown.message)
  return full || tight ? new Failure({ code: 'out-of-memory', rows }) : thrown
}
