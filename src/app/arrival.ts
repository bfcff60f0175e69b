import type { Bar } from './bar.ts'
import { readLink } from './share.ts'
import { type Address, nowhere, read, write } from './url.ts'

/** Where the bar leads: its query, or the question of a link, which is written into the bar. `refused`: why a link was not opened. */
export async function arrival(bar: Bar): Promise<{ address: Address; refused: string }> {
  const fragment = bar.fragment()
  if (!fragment.startsWith('#r=')) return { address: read(bar.search()), refused: '' }
  const opened = await readLink(fragment)
  const asked = opened.ok ? opened.asked : null
  bar.replace(write({ ...nowhere, view: asked ? 'question' : 'start', asked }))
  return { address: read(bar.search()), refused: opened.ok ? '' : opened.sentence }
}
