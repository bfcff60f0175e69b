import { type Decisions, settled } from '../../src/contract/decisions.ts'
import type { Corrections, FileDraft } from '../../src/contract/desk.ts'
import { hash } from '../reading/fingerprint.ts'

/** Fingerprint of a workspace: the same files, read and decided as the same, give the same, in whatever order they came. */
export async function dataHash(
  files: readonly { id: string; draft: FileDraft; corrections: Corrections }[],
  decisions: Decisions,
): Promise<string> {
  const told = files.map(({ id, draft, corrections }) =>
    JSON.stringify([id, draft.recognisedAs, draft.grain, draft.columns.map((c) => c.means), corrections]),
  )
  const decided = JSON.stringify(settled(decisions))
  const all = [...told.sort(), ...(decided === '{}' ? [] : [decided])].join('\n')
  return hash(new TextEncoder().encode(all))
}
