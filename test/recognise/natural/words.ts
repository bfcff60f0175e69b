/** What a list is of; `meaning: spelling | spelling | spelling`, one a line, as people head their columns. */
export type Lists = Record<
  'lines' | 'orders' | 'customers' | 'reviews' | 'tickets' | 'visits' | 'products' | 'labels',
  string
>

/** How a language writes days and money. */
export interface Manner {
  day: 'dmy.' | 'dmy/' | 'mdy/' | 'dmy-'
  comma: boolean
}
