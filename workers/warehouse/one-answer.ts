import type { Corrections, FileDraft, Question } from '../../src/contract/desk.ts'
import type { Drafted } from './drafts.ts'

/** What was said of another file of the same draft and holds for this one, too: `from` is its place. */
export interface Also {
  from: number
  said: Corrections
}

const asks = (draft: FileDraft, id: Question['id']) => draft.questions.some((question) => question.id === id)
const columnsOf = ({ columns }: FileDraft) => columns.map(({ name }) => name).join('\n')

/**
 * Of what was just said of the file at `from`, what answers the same question of another: how dates and numbers are written
 * where the columns are the same, and the year of days without one where both are sheets of one workbook. Null where nothing
 * changes: what was said of a file itself stands, and what was said of a third file, too.
 */
export function alsoOf(
  other: Drafted,
  one: Drafted,
  from: number,
  { dateOrder, decimal, year }: Corrections,
): Also | null {
  const [book, alike] = [one.book?.file, columnsOf(one.draft) === columnsOf(other.draft)]
  const isBook = book !== undefined && book === other.book?.file
  if (other.also ? other.also.from !== from : other.replaces !== '' || !(alike || isBook)) return null
  const wants = (id: Question['id']) => other.also !== undefined || asks(other.draft, id)
  const said: Corrections = {
    ...(dateOrder && wants('date-order') && { dateOrder }),
    ...(decimal && wants('decimal') && { decimal }),
    ...(year && isBook && wants('date-year') && { year }),
  }
  return JSON.stringify(said) === JSON.stringify(other.also?.said ?? {}) ? null : { from, said }
}
