import type { Workspace } from '../contract/desk.ts'
import type { Bar } from './bar.ts'
import { readLink } from './share.ts'
import { type Address, nowhere, read, write } from './url.ts'

/** Where the bar leads. `refused`: why a link was not opened; `findings`: the fragment of a link that holds some. */
interface Arrival {
  address: Address
  refused: string
  findings: string
}

/**
 * Its query, or the question of a link, which is written into the bar. Findings of a link do not stay in the bar: what the
 * history keeps of it tells nothing.
 */
export async function arrival(bar: Bar): Promise<Arrival> {
  const fragment = bar.fragment()
  if (fragment.startsWith('#f=')) {
    bar.replace(write({ ...nowhere, view: 'received' }))
    return { address: read(bar.search()), refused: '', findings: fragment }
  }
  if (!fragment.startsWith('#r=')) return { address: read(bar.search()), refused: '', findings: '' }
  const opened = await readLink(fragment)
  const asked = opened.ok ? opened.asked : null
  bar.replace(write({ ...nowhere, view: asked ? 'question' : 'start', asked }))
  return { address: read(bar.search()), refused: opened.ok ? '' : opened.sentence, findings: '' }
}

/**
 * Where opening a workspace leads. A question that waited for data is answered first; otherwise the screen stays; who chose
 * it on Start goes home.
 */
export function entered(
  address: Address,
  id: string,
  sample: string,
  chosen: boolean,
  view = address.view,
): [to: Partial<Address>, how: 'push' | 'replace'] {
  const waits = address.asked !== null && address.view === 'question'
  const open = sample ? { sample, workspace: '' } : { sample: '', workspace: id }
  const named = address.sample === sample && address.workspace === open.workspace
  const next = waits ? 'question' : chosen && view === 'start' ? 'home' : view
  return [{ ...open, view: next }, named ? 'replace' : 'push']
}

/** The workspace that files dropped here are added to: the open one, unless it is a sample or only read. */
export function growing(workspace: Workspace | null, { sample, view }: Address): string {
  const own = workspace && !sample && !workspace.readOnly && view !== 'start'
  return own ? workspace.id : ''
}
