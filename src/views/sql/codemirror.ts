import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { Compartment, EditorState, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view'
import { breathe } from '../../contract/breath.ts'
import type { SqlTable } from '../../contract/sql.ts'
import { look } from './look.ts'

/** Where something is wrong: line and column from 1, and how many characters. */
export interface Spot {
  line: number
  column: number
  length: number
}

export interface Editor {
  read(): string
  write(text: string): void
  /** Colours the query, and completes what these tables have. */
  know(tables: readonly SqlTable[]): Promise<void>
  mark(spot: Spot | null): void
  /** The caret goes to a spot, or to the end. */
  focus(spot?: Spot): void
  end(): void
}

interface Wishes {
  text: string
  label: string
  hint: string
  onchange(text: string): void
  onrun(): void
}

const setMark = StateEffect.define<Spot | null>()
const marked = Decoration.mark({ class: 'wrong' })

/** The spot that is marked, until something is typed. */
const mark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, change) {
    const effect = change.effects.find((one) => one.is(setMark))
    if (effect) return effect.value ? decorated(change.state, effect.value) : Decoration.none
    return change.docChanged ? Decoration.none : shown
  },
  provide: (field) => EditorView.decorations.from(field),
})

function decorated(state: EditorState, spot: Spot): DecorationSet {
  const { from, to } = rangeOf(state, spot)
  return to > from ? Decoration.set(marked.range(from, to)) : Decoration.none
}

function rangeOf({ doc }: EditorState, { line, column, length }: Spot): { from: number; to: number } {
  const found = doc.line(Math.min(Math.max(1, line), doc.lines))
  const from = Math.min(found.from + Math.max(0, column - 1), doc.length)
  return { from, to: Math.min(doc.length, from + Math.max(1, length)) }
}

/**
 * An editor in a shadow of its own: its styles are then made by script in the shadow, which the policy of the page allows,
 * and nothing of the page's reaches in but the tokens.
 */
export function mountEditor(host: HTMLElement, { text, label, hint, onchange, onrun }: Wishes): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const language = new Compartment()
  const run = () => {
    onrun()
    return true
  }
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocapitalize: 'off' }),
        placeholder(hint),
        language.of([]),
        mark,
        look,
        keymap.of([{ key: 'Mod-Enter', run }, ...historyKeymap, ...defaultKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onchange(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    read: () => view.state.doc.toString(),
    write: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    async know(tables) {
      const { speech } = await import('./language.ts')
      await breathe()
      view.dispatch({ effects: language.reconfigure(speech(tables)) })
    },
    mark: (spot) => view.dispatch({ effects: setMark.of(spot) }),
    focus(spot) {
      const at = spot ? rangeOf(view.state, spot).from : view.state.doc.length
      view.dispatch({ selection: { anchor: at }, scrollIntoView: true })
      view.focus()
    },
    end: () => view.destroy(),
  }
}
