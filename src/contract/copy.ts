import type { Workspace } from './desk.ts'
import type { Call, Reply } from './wire.ts'

/** Form of a workspace file that this version writes; it reads this one and those before. */
export const copyVersion = 1
/** Bytes in which its first line ends. */
export const longestHeader = 500

/** The first line of a workspace file. `salt`: of the key, in hex; '' where it is not locked. */
export interface CopyHeader {
  version: number
  locked: boolean
  salt: string
}

/** A workspace in one file, and back. */
export interface CopyDoor {
  /**
   * The open workspace: its files as they came, and all that was decided about them; locked where the passphrase is not ''.
   * Read back before it is given away. Failure `broken-file` where the device no longer has one of the files.
   */
  write(passphrase: string, call: Call): Promise<Reply<Blob>>
  /** Opens and stores the workspace of such a file beside all others. Failure `copy`, or `no-room`; nothing else is touched. */
  restore(file: File, passphrase: string, call: Call): Promise<Reply<Workspace>>
}

/** The first line, with its line end. */
export const writeHeader = ({ version, locked, salt }: CopyHeader): string =>
  `{"regulars":"workspace","version":${version},"locked":${locked},"salt":"${salt}"}\n`

const form =
  /^\{"regulars":"workspace","version":(\d{1,9}),"locked":(true|false),"salt":"([0-9a-f]{0,64})"[^\n]*\}\n/

/** Total: the header of a text that begins as a workspace file does; null for any other. */
export function readHeader(text: string): CopyHeader | null {
  const [, version, locked, salt = ''] = form.exec(text) ?? []
  return version === undefined ? null : { version: Number(version), locked: locked === 'true', salt }
}
