import type { View } from '../../app/url.ts'

/** Screens that are not needed for the first paint. */
export const lazy = {
  data: () => import('../bring/Data.svelte'),
  home: () => import('../ask/Home.svelte'),
  question: () => import('../read/QuestionPage.svelte'),
  people: () => import('../act/People.svelte'),
  customers: () => import('../person/Customers.svelte'),
  customer: () => import('../person/Customer.svelte'),
  campaigns: () => import('../campaigns/Campaigns.svelte'),
  sql: () => import('../sql/Sql.svelte'),
  report: () => import('../report/Report.svelte'),
  received: () => import('../report/Received.svelte'),
  privacy: () => import('../privacy/Privacy.svelte'),
} as const

/** Titles of the tab: never a name, a file or a figure of the person's. */
export const pageTitle: Record<View, string> = {
  start: 'Regulars',
  data: 'Data – Regulars',
  home: 'Home – Regulars',
  question: 'Question – Regulars',
  people: 'People – Regulars',
  customers: 'Customers – Regulars',
  customer: 'Customer – Regulars',
  campaigns: 'Campaigns – Regulars',
  sql: 'Ask in SQL – Regulars',
  report: 'Report – Regulars',
  received: 'Findings from a link – Regulars',
  privacy: 'Privacy and storage – Regulars',
}
