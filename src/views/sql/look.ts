import { EditorView } from '@codemirror/view'

/** The editor in the tokens of the house, which know light and dark by themselves. */
export const look = EditorView.theme({
  '&': { fontSize: 'var(--size-s)', backgroundColor: 'var(--card)', color: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--brand)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', maxHeight: '26rem', overflow: 'auto' },
  '.cm-content': { minHeight: '9.5rem', padding: '0.6rem 0', caretColor: 'var(--ink)' },
  '.cm-gutters': {
    backgroundColor: 'var(--card)',
    color: 'var(--ink-quiet)',
    border: '0',
    borderInlineEnd: '1px solid var(--rule)',
  },
  '.cm-placeholder': { color: 'var(--ink-quiet)' },
  '.cm-content ::selection': { backgroundColor: 'color-mix(in oklab, var(--brand) 28%, transparent)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--brand-tint)', color: 'inherit' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', color: 'inherit' },
  '.word': { color: 'var(--brand)', fontWeight: '600' },
  '.text': { color: 'var(--amber-ink)' },
  '.number': { color: 'var(--brick-ink)' },
  '.comment': { color: 'var(--ink-quiet)', fontStyle: 'italic' },
  '.wrong': {
    backgroundColor: 'var(--brick-tint)',
    textDecoration: 'underline wavy var(--brick)',
    textUnderlineOffset: '0.2em',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--card)',
    color: 'var(--ink)',
    border: '1px solid var(--rule-strong)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--lift)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '14rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--brand)',
    color: 'var(--on-brand)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { marginInlineStart: '1em', fontStyle: 'normal', opacity: '0.8' },
  '.cm-completionInfo': { padding: '0.4rem 0.6rem', fontFamily: 'var(--text)', maxWidth: '18rem' },
})
