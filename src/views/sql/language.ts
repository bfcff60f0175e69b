import { autocompletion, type Completion, closeBrackets, completionKeymap } from '@codemirror/autocomplete'
import { SQLDialect, sql } from '@codemirror/lang-sql'
import { bracketMatching, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { keymap } from '@codemirror/view'
import { columnWords, entryOf } from '../../contract/dictionary.ts'
import type { SqlTable } from '../../contract/sql.ts'
import { builtin, keywords, types } from './vocabulary.ts'

const dialect = SQLDialect.define({
  doubleDollarQuotedStrings: true,
  operatorChars: '+-*/<>=~!@#%^&|`?',
  keywords,
  types,
  builtin,
})

/** Names the kinds of words that are coloured; the library tells them by tags. */
const kinds: Readonly<Record<string, string>> = {
  keyword: 'word',
  typeName: 'word',
  bool: 'number',
  null: 'number',
  number: 'number',
  string: 'text',
  'special(string)': 'name',
  lineComment: 'comment',
  blockComment: 'comment',
}
const colours = syntaxHighlighting({
  style: (tags) => tags.map((tag) => kinds[String(tag)]).find((kind) => kind !== undefined) ?? null,
})

/** SQL as this database speaks it: colours, and completion of the tables and columns there are. */
export function speech(tables: readonly SqlTable[]): Extension {
  const column = (table: string, name: string, type: string): Completion => ({
    label: name,
    type: 'property',
    detail: type.toLowerCase(),
    info: columnWords(table, name),
  })
  const schema = Object.fromEntries(
    tables.map(({ name, columns }) => [
      name,
      {
        self: { label: name, type: 'type', info: entryOf(name).about },
        children: columns.map((c) => column(name, c.name, c.type)),
      },
    ]),
  )
  return [
    sql({ dialect, schema }),
    colours,
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    keymap.of([...completionKeymap]),
  ]
}
