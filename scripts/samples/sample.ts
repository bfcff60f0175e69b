/** One invented business: the files its owner would export, and who belongs to the planted groups. */
export interface Business<Members> {
  id: string
  title: string
  about: string
  files: { name: string; text: string; rows: number }[]
  planted: Members
}

/** An entry of `samples/index.json`; `path` is relative to the root of the site, `bytes` count the packed file. */
export interface Listed {
  id: string
  title: string
  about: string
  rows: number
  files: { name: string; path: string; bytes: number }[]
}
