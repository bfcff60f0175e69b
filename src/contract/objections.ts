/**
 * Who asked to be left alone, as SHA-256 hashes of a salt of the workspace and of what names them (hexadecimal). Nobody can be
 * read out of it; whoever holds the workspace can try whether a name they know is in it, and that is how a later file is met.
 */
export interface Objections {
  salt: string
  /** Not to be written to: they count as having said no. */
  contact: string[]
  /** Erased, and not to come back: rows of later files are taken out before anything is made of them. */
  process: string[]
}

export const noObjections: Objections = { salt: '', contact: [], process: [] }

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text)

/** Each hash once and in order; absent where nobody objects. */
export function settledObjections(given: Objections | undefined): Objections | undefined {
  if (!given || !/^[0-9a-f]{32}$/.test(given.salt)) return undefined
  const [contact, process] = [given.contact, given.process].map((hashes) =>
    [...new Set(hashes.filter(isHash))].sort(),
  )
  const none = contact?.length === 0 && process?.length === 0
  return none ? undefined : { salt: given.salt, contact: contact ?? [], process: process ?? [] }
}
