import type { ListColumn } from '../../src/contract/report.ts'

/** A text beside each of these places; equal texts are kept once. */
export function textColumn(label: string, places: Int32Array, text: (place: number) => string): ListColumn {
  const known = new Map<string, number>()
  const codes = Int32Array.from(places, (place) => {
    const said = text(place)
    const code = known.get(said) ?? known.size
    known.set(said, code)
    return code
  })
  return { label, codes, labels: [...known.keys()] }
}
