import type { FileColumns } from './columns.ts'

/** A list of products whose name stands on the first row of each: further rows of the same handle are that product too. */
export function namedByHandle(file: FileColumns): FileColumns {
  const handle = file.cells.get('handle')
  const product = file.cells.get('product')
  if (file.grain !== 'product' || handle?.kind !== 'key' || product?.kind !== 'key') return file
  const named = new Int32Array(file.labels.get('handle')?.length ?? 0).fill(-1)
  for (let r = file.rows - 1; r >= 0; r--) {
    const code = product.values[r] ?? -1
    if (code >= 0) named[handle.values[r] ?? -1] = code
  }
  const values = product.values.map((code, r) => (code >= 0 ? code : (named[handle.values[r] ?? -1] ?? -1)))
  return { ...file, cells: new Map(file.cells).set('product', { kind: 'key', values }) }
}
