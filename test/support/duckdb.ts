import { openEngineNode } from '../../workers/headless/engine-node.ts'
import type { Engine } from '../../workers/warehouse/engine.ts'

let shared: Promise<Engine> | undefined

/** One database for a whole test file: it takes two seconds to start. */
export function sharedEngine(): Promise<Engine> {
  shared ??= openEngineNode()
  return shared
}
