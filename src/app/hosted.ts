/** A file that lies beside the page on the same host. */
export interface Hosted {
  name: string
  path: string
}

/** What a link names: files of this site, and the names of others that are not opened. */
export interface Named {
  files: Hosted[]
  refused: string[]
}

const most = 12
const ending = /\.(?:csv|tsv|tab|txt|json|ndjson|jsonl|xlsx|xlsm|xlsb|xls|ods|fods|parquet|gz|zip)$/i

/** True for a name that a file may have; a fingerprint of data has no such ending. */
export const namesFile = (text: string): boolean => ending.test(text)

/**
 * Total: what the names of a link lead to, seen from the page at `base`. Only http(s) of the same origin, in the folder of the
 * page or below it; at most twelve.
 */
export function hosted(names: readonly string[], base: string): Named {
  const files = new Map<string, Hosted>()
  const refused: string[] = []
  for (const name of new Set(names)) {
    const found = files.size < most ? within(name, base) : null
    if (found) files.set(found.path, found)
    else refused.push(name.slice(0, 80))
  }
  return { files: [...files.values()], refused }
}

function within(name: string, base: string): Hosted | null {
  if (!URL.canParse(name, base)) return null
  const [page, file] = [new URL('.', base), new URL(name, base)]
  const here = file.origin === page.origin && /^https?:$/.test(file.protocol) && file.username === ''
  if (!here || !file.pathname.startsWith(page.pathname) || !namesFile(file.pathname)) return null
  return { name: lastOf(file.pathname), path: `${file.origin}${file.pathname}` }
}

function lastOf(path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
