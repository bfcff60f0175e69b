import { writeXlsx } from 'hucre/xlsx'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { openHeadless } from '../../workers/headless/open-headless.ts'

export type Rows = (string | number | Date | null)[][]
/** A sheet of a workbook that is made for a test. */
export interface Sheet {
  name: string
  rows: Rows
  hidden?: boolean
}

export async function drafted(...sheets: Sheet[]) {
  const bytes = new Uint8Array(await writeXlsx({ sheets }))
  const { desk } = openHeadless()
  return { desk, draft: unwrap(await desk.draft([new File([bytes], 'shop.xlsx')], quiet)) }
}

export async function brought(...sheets: Sheet[]) {
  const { desk, draft } = await drafted(...sheets)
  const { account } = unwrap(await desk.adopt(draft.id, '', '', quiet))
  return { draft, account, sums: account.sums[0]?.sums }
}
