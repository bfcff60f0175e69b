import { clock, dollars, iso, money } from './file.ts'
import { type Buyer, shopOf, stream } from './shop.ts'
import { type Expected, textOf } from './telling.ts'

/** A buyer as the tools of a made-up shop know them. */
export interface Person extends Buyer {
  agrees: boolean
  since: Date
  spent: number
  orders: number
}

/** How a tool writes a list of people, and what is known of them after. Sums are over the file. */
export interface List {
  id: string
  shape?: string
  text: string
  expected: Expected[]
  labels: number
  spent?: number
  orders?: number
}

function peopleOf(seed: number): Person[] {
  const next = stream(seed)
  const buyers = new Map(shopOf(11).map((o) => [o.buyer.email, o.buyer]))
  return [...buyers.values()].map((buyer, i) => ({
    ...{ ...buyer, agrees: next() < 0.7, orders: Math.floor(next() * 9) },
    since: new Date(Date.UTC(2023, i % 12, 1 + i, 9, 30)),
    spent: Math.floor(next() * 250_000),
  }))
}

const people = peopleOf(31)
const stamp = (d: Date) => `${iso(d)} ${clock(d)}`
const full = (p: Person) => `${p.first} ${p.last}`
const day = (d: Date) => Date.parse(`${iso(d)}T00:00:00Z`)
const american = (d: Date) => `${iso(d).slice(5, 7)}/${iso(d).slice(8)}/${iso(d).slice(0, 4)}`
const sum = (value: (p: Person) => number) => people.reduce((n, p) => n + value(p), 0)
const spent = sum((p) => p.spent) / 100
const orders = sum((p) => p.orders)

interface Shape {
  id: string
  shape?: string
  header: string
  delimiter?: string
  cells(p: Person): Record<string, string>
  truth(p: Person): Expected
  labels?: number
  spent?: number
  orders?: number
}

const list = ({ cells, truth, labels = 0, header, delimiter = ',', ...rest }: Shape): List => ({
  ...rest,
  text: textOf({ id: '', table: 'customer', header, delimiter, rows: people.map(cells), expected: [] }),
  expected: people.map(truth),
  labels,
})
const agrees = (p: Person) => (p.agrees ? 'yes' : 'no')
const named = (p: Person): Expected => ({ email: p.email, name: full(p) })

const shops: Shape[] = [
  {
    id: 'shopify_customers',
    header:
      'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags',
    cells: (p) => ({
      ...{ 'Customer ID': `'72${p.id}`, 'First Name': p.first, 'Last Name': p.last, Email: p.email },
      ...{ 'Accepts Email Marketing': agrees(p), 'Default Address City': p.city },
      ...{ 'Default Address Country Code': 'DE', 'Default Address Zip': `'${p.zip}`, Phone: `'${p.phone}` },
      ...{ 'Total Spent': money(p.spent), 'Total Orders': String(p.orders), Tags: 'vip, repeat' },
    }),
    truth: (p) => ({ ...named(p), consent: agrees(p), city: p.city, postcode: p.zip, tags: 'vip, repeat' }),
    ...{ spent, orders },
  },
  {
    id: 'shopify_customers',
    shape: 'of older days',
    header:
      'First Name,Last Name,Email,Accepts Marketing,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt',
    cells: (p) => ({
      ...{ 'First Name': p.first, 'Last Name': p.last, Email: p.email, 'Accepts Marketing': agrees(p) },
      ...{ City: p.city, Country: 'Germany', 'Country Code': 'DE', Zip: p.zip },
      ...{ 'Total Spent': money(p.spent), 'Total Orders': String(p.orders) },
    }),
    truth: (p) => ({ ...named(p), consent: agrees(p), city: p.city, postcode: p.zip, country: 'DE' }),
    ...{ spent, orders },
  },
  {
    id: 'woo_customers',
    header:
      'Name,Username,Last active,Sign up,Email,Orders,Total spend,AOV,Country / Region,City,Region,Postal code',
    cells: (p) => ({
      ...{ Name: full(p), Username: p.last.toLowerCase(), 'Last active': stamp(p.since), Email: p.email },
      ...{ 'Sign up': stamp(p.since), Orders: String(p.orders), 'Total spend': money(p.spent), AOV: '20.15' },
      ...{ 'Country / Region': 'DE', City: p.city, 'Postal code': p.zip },
    }),
    truth: (p) => ({ ...named(p), postcode: p.zip, customer_since: p.since.getTime() }),
    ...{ spent, orders },
  },
  {
    id: 'woo_customers',
    shape: 'made by hand',
    header: 'Customer ID,Username,First name,Last name,Email,Billing Phone,City,Total spend,Order count',
    cells: (p) => ({
      ...{ 'Customer ID': p.id, Username: p.last, 'First name': p.first, 'Last name': p.last, City: p.city },
      ...{ Email: p.email, 'Billing Phone': p.phone, 'Total spend': money(p.spent) },
      'Order count': String(p.orders),
    }),
    truth: (p) => ({ ...named(p), city: p.city, phone: p.phone }),
    ...{ spent, orders },
  },
  {
    id: 'stripe_customers',
    header:
      'id,Email,Name,Phone,Description,Created (UTC),Default Card,Card Number,Card Last 4,Card Type,Card Country,Currency,Delinquent,Total Spend,Payment Count',
    cells: (p) => ({
      ...{ id: `cus_${p.id}`, Email: p.email, Name: full(p), 'Created (UTC)': stamp(p.since) },
      ...{ Currency: 'eur', Delinquent: 'false', 'Total Spend': money(p.spent) },
      'Payment Count': String(p.orders),
    }),
    truth: (p) => ({ ...named(p), customer_since: p.since.getTime() }),
    ...{ spent, orders },
  },
  {
    id: 'square_customers',
    header:
      'Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,Street Address 1,Street Address 2,City,State,Postal Code,Birthday,Memo,Square Customer ID,Creation Source,First Visit,Last Visit,Transaction Count,Lifetime Spend,Email Subscription Status,Instant Profile',
    cells: (p) => ({
      ...{ 'First Name': p.first, 'Last Name': p.last, 'Email Address': p.email, City: p.city },
      ...{ 'Square Customer ID': `SQ${p.id}`, 'Creation Source': 'Directory', Birthday: '1980-02-01' },
      ...{ 'First Visit': iso(p.since), 'Last Visit': '2025-01-02', 'Transaction Count': String(p.orders) },
      'Lifetime Spend': dollars(p.spent),
      'Email Subscription Status': p.agrees ? 'subscribed' : 'unsubscribed',
    }),
    truth: (p) => ({ ...named(p), consent: agrees(p), customer_since: day(p.since) }),
    ...{ spent, orders },
  },
  {
    id: 'lightspeed_customers',
    header:
      'customer_code,first_name,last_name,company_name,email,phone,mobile,date_of_birth,customer_group_name,loyalty_balance,year_to_date,balance',
    cells: (p) => ({
      ...{ customer_code: `${p.last}-${p.id}`, first_name: p.first, last_name: p.last, email: p.email },
      ...{ mobile: p.phone, date_of_birth: '1980-02-01', customer_group_name: 'All', year_to_date: '0' },
    }),
    truth: (p) => ({ ...named(p), phone: p.phone, label: 'All' }),
    labels: people.length,
  },
  {
    id: 'patreon',
    header: 'Name,Email,Twitter,Patron Status,Lifetime Amount,Pledge Amount,Tier',
    cells: (p) => ({
      ...{ Name: full(p), Email: p.email, 'Lifetime Amount': dollars(p.spent), 'Pledge Amount': '$5.00' },
      'Patron Status': p.agrees ? 'Active patron' : 'Former patron',
    }),
    truth: (p) => ({ ...named(p), label: p.agrees ? 'Active patron' : 'Former patron' }),
    labels: people.length,
    spent,
  },
]

const contacts: Shape[] = [
  {
    id: 'hubspot_contacts',
    header:
      'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Last Modified Date,Contact Type,Lifecycle Stage,Lead Source,Associated Company,Associated Company IDs,Associated Deal IDs',
    cells: (p) => ({
      ...{ 'Record ID': p.id, 'First Name': p.first, 'Last Name': p.last, Email: p.email.toUpperCase() },
      ...{ 'Phone Number': p.phone, 'Create Date': stamp(p.since).slice(0, 16), 'Lead Status': 'OPEN' },
      ...{ 'Lifecycle Stage': 'customer', 'Associated Company': 'Berg & Co, Ltd' },
    }),
    truth: (p) => ({ ...named(p), label: 'customer', customer_since: p.since.getTime() }),
    labels: people.length,
  },
  {
    id: 'google_contacts',
    header:
      'First Name,Middle Name,Last Name,Nickname,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value,Organization 1 - Name',
    cells: (p) => ({
      ...{ 'First Name': p.first, 'Last Name': p.last, 'E-mail 1 - Label': '* Home' },
      ...{ 'E-mail 1 - Value': p.email, 'Phone 1 - Value': p.phone, Labels: '* myContacts' },
    }),
    truth: (p) => ({ ...named(p), phone: p.phone }),
  },
  {
    id: 'outlook_contacts',
    header: 'First Name,Middle Name,Last Name,Company,E-mail Address,Mobile Phone,Birthday,Categories',
    cells: (p) => ({
      ...{ 'First Name': p.first, 'Last Name': p.last, 'E-mail Address': p.email, 'Mobile Phone': p.phone },
      Birthday: '0/0/00',
    }),
    truth: (p) => ({ ...named(p), phone: p.phone }),
  },
  {
    id: 'linkedin_connections',
    header: 'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
    cells: (p) => ({
      ...{ 'First Name': p.first, 'Last Name': p.last, 'Email Address': p.email, Position: 'Owner' },
      URL: `https://www.example.org/in/${p.id}`,
      'Connected On': `${iso(p.since).slice(8)} ${p.since.toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' })} 2023`,
    }),
    truth: (p) => ({ ...named(p), customer_since: day(p.since) }),
  },
  {
    id: 'facebook_leads',
    delimiter: '\t',
    header: 'id\tcreated_time\tad_name\tform_name\tfull_name\temail\tphone_number',
    cells: (p) => ({
      ...{ id: `l:${p.id}`, created_time: `${iso(p.since)}T${clock(p.since)}+00:00`, full_name: full(p) },
      ...{ ad_name: 'Spring', form_name: 'Tell me more', email: p.email, phone_number: `p:${p.phone}` },
    }),
    truth: (p) => ({ ...named(p), phone: p.phone, customer_since: p.since.getTime() }),
  },
  {
    id: 'salesforce_leads',
    header: 'Lead ID,FirstName,LastName,Email,Phone,Company,LeadSource,Status,OwnerId',
    cells: (p) => ({
      ...{ 'Lead ID': `00Q5${p.id}`, FirstName: p.first, LastName: p.last, Email: p.email, Phone: p.phone },
      ...{ Company: '[not provided]', LeadSource: 'Web', Status: 'Open - Not Contacted' },
    }),
    truth: (p) => ({ ...named(p), label: 'Open - Not Contacted' }),
    labels: people.length,
  },
  {
    id: 'salesforce_contacts',
    header: 'Salutation,First Name,Last Name,Email,Phone,Account Name,Title,Mailing City',
    cells: (p) => ({
      ...{ Salutation: 'Ms.', 'First Name': p.first, 'Last Name': p.last, Email: p.email, Phone: p.phone },
      ...{ 'Account Name': 'Berg & Co, Ltd', 'Mailing City': p.city },
    }),
    truth: (p) => ({ ...named(p), city: p.city }),
  },
  {
    id: 'pipedrive_people',
    header: 'Name,Email,Phone,Organization,Owner,Label',
    cells: (p) => ({ Name: full(p), Email: p.email, Phone: p.phone, Owner: 'Sam', Label: 'Hot lead' }),
    truth: (p) => ({ ...named(p), label: 'Hot lead' }),
    labels: people.length,
  },
]

export { american, people }
export const peopleLists: List[] = [...shops, ...contacts].map(list)
export const listOf = list
