import { type Meaning, meanings } from '../../contract/schema.ts'

export function sayBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3).toLocaleString('en-GB')} kB`
  const [size, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${size.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${unit}`
}

/** Words of a source's name that are not written as they are spoken. */
const written: Readonly<Record<string, string>> = {
  activecampaign: 'ActiveCampaign',
  adv: 'advanced',
  bigcommerce: 'BigCommerce',
  bq: '(BigQuery)',
  cdnow: 'CDNOW',
  ebay: 'eBay',
  ga4: 'Google Analytics 4',
  hubspot: 'HubSpot',
  judgeme: 'Judge.me',
  kofi: 'Ko-fi',
  linkedin: 'LinkedIn',
  paypal: 'PayPal',
  rees46: 'REES46',
  retailrocket: 'Retailrocket',
  systemeio: 'Systeme.io',
  tiktok: 'TikTok',
  tx: 'transactions',
  ua: 'Universal Analytics',
  uci: 'UCI',
  ui: '',
  woo: 'WooCommerce',
}

/** The name of a source as a person writes it: `shopify_orders` is "Shopify orders", `woo_customers` "WooCommerce customers". */
export function saySource(id: string): string {
  const [first = '', ...rest] = id.split('_').map((word) => written[word] ?? word)
  const begun = id.startsWith(first) ? first.charAt(0).toUpperCase() + first.slice(1) : first
  return [begun, ...rest].filter((word) => word !== '').join(' ')
}

/** The menu of meanings, "not used" first. */
export const meaningOptions: readonly { value: Meaning | ''; label: string }[] = [
  { value: '', label: 'Not used' },
  ...Object.entries(meanings).map(([value, { label }]) => ({ value: value as Meaning, label })),
]

export const count = (n: number) => n.toLocaleString('en-GB')
