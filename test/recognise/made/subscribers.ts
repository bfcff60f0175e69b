import { clock, iso, money } from './file.ts'
import { american, type List, listOf, type Person, people } from './people.ts'

const stamp = (d: Date) => `${iso(d)} ${clock(d)}`
const agrees = (p: Person) => (p.agrees ? 'yes' : 'no')
const full = (p: Person) => `${p.first} ${p.last}`
const first = 'Email Address,First Name,Last Name,Address,Phone Number,Birthday'
const rest =
  'MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS'
const member = (p: Person) => ({
  ...{ 'Email Address': p.email, 'First Name': p.first, 'Last Name': p.last, Birthday: '02/01' },
  ...{ MEMBER_RATING: '3', OPTIN_TIME: stamp(p.since), OPTIN_IP: '192.0.2.7', CC: 'DE', LEID: p.id },
  ...{ EUID: `c2${p.id}`, TAGS: '"vip","blog"' },
})
const known = (p: Person) => ({ email: p.email, name: full(p), customer_since: p.since.getTime() })

export const subscriberLists: List[] = [
  listOf({
    id: 'mailchimp',
    shape: 'subscribed',
    header: `${first},${rest}`,
    cells: member,
    truth: (p) => ({ ...known(p), country: 'DE', tags: '"vip","blog"' }),
    labels: people.length,
  }),
  listOf({
    id: 'mailchimp',
    shape: 'unsubscribed',
    header: `${first},${rest.replace('LEID', 'UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID,UNSUB_REASON,UNSUB_REASON_OTHER,LEID')}`,
    cells: (p) => ({ ...member(p), UNSUB_TIME: stamp(p.since), UNSUB_REASON: 'NORMAL' }),
    truth: (p) => ({ ...known(p), consent: 'no' }),
    labels: people.length,
  }),
  listOf({
    id: 'mailchimp',
    shape: 'cleaned',
    header: `${first},${rest.replace('LEID', 'CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,CLEAN_CAMPAIGN_ID,LEID')}`,
    cells: (p) => ({ ...member(p), CLEAN_TIME: stamp(p.since) }),
    truth: (p) => ({ ...known(p), consent: 'no' }),
    labels: people.length,
  }),
  listOf({
    id: 'klaviyo',
    header:
      'Email,Klaviyo ID,First Name,Last Name,Organization,Title,Phone Number,Address,City,State / Region,Country,Zip Code,Source,Email Marketing Consent,Email Suppressions,First Active,Last Active,Profile Created On,Date Added,Historic Customer Lifetime Value,Predicted Customer Lifetime Value,Total Customer Lifetime Value,Historic Number Of Orders,Predicted Number Of Orders,Average Days Between Orders,Average Order Value,Churn Risk Prediction,Expected Date Of Next Order',
    cells: (p) => ({
      ...{ Email: p.email, 'Klaviyo ID': `01H${p.id}`, 'First Name': p.first, 'Last Name': p.last },
      ...{
        City: p.city,
        'Zip Code': p.zip,
        'Email Marketing Consent': p.agrees ? 'SUBSCRIBED' : 'UNSUBSCRIBED',
      },
      ...{ 'Profile Created On': stamp(p.since), 'Historic Customer Lifetime Value': money(p.spent) },
      ...{ 'Predicted Customer Lifetime Value': '41.20', 'Historic Number Of Orders': String(p.orders) },
      ...{ 'Predicted Number Of Orders': '1.4', 'Churn Risk Prediction': 'MEDIUM' },
      'Expected Date Of Next Order': '2026-08-01',
    }),
    truth: (p) => ({ ...known(p), consent: agrees(p), city: p.city, postcode: p.zip }),
    labels: 4 * people.length,
    spent: people.reduce((n, p) => n + p.spent, 0) / 100,
    orders: people.reduce((n, p) => n + p.orders, 0),
  }),
  listOf({
    id: 'brevo',
    delimiter: ';',
    header:
      'CONTACT ID;EMAIL;LASTNAME;FIRSTNAME;SMS;WHATSAPP;EMAIL_BLACKLISTED;SMS_BLACKLISTED;DOUBLE_OPT-IN;ADDED_TIME;MODIFIED_TIME',
    cells: (p) => ({
      ...{ 'CONTACT ID': p.id, EMAIL: p.email, LASTNAME: p.last, FIRSTNAME: p.first, SMS: p.phone.slice(1) },
      ...{ EMAIL_BLACKLISTED: String(!p.agrees), SMS_BLACKLISTED: 'false', ADDED_TIME: stamp(p.since) },
    }),
    truth: (p) => ({ ...known(p), consent: agrees(p) }),
  }),
  listOf({
    id: 'kit',
    header: 'first_name,email_address,state,created_at,tags',
    cells: (p) => ({
      ...{ first_name: p.first, email_address: p.email, state: p.agrees ? 'active' : 'cancelled' },
      ...{ created_at: `${stamp(p.since)} UTC`, tags: 'a, b' },
    }),
    truth: (p) => ({ ...known(p), name: p.first, consent: agrees(p) }),
  }),
  listOf({
    id: 'beehiiv',
    header: 'Email,Status,Created At,Subscription Tier',
    cells: (p) => ({
      ...{ Email: p.email, Status: p.agrees ? 'active' : 'inactive', 'Created At': stamp(p.since) },
      'Subscription Tier': 'free',
    }),
    truth: (p) => ({ email: p.email, consent: agrees(p), label: 'free' }),
    labels: people.length,
  }),
  listOf({
    id: 'substack',
    header: 'email,active_subscription,expiry,email_disabled,created_at',
    cells: (p) => ({
      ...{ email: p.email, active_subscription: 'false', email_disabled: String(!p.agrees) },
      created_at: `${iso(p.since)}T${clock(p.since)}.000Z`,
    }),
    truth: (p) => ({ email: p.email, consent: agrees(p), customer_since: p.since.getTime() }),
    labels: people.length,
  }),
  listOf({
    id: 'activecampaign',
    header: 'Email,First Name,Last Name,Phone,Tags,Date Created,IP,Status,Organization',
    cells: (p) => ({
      ...{ Email: p.email, 'First Name': p.first, 'Last Name': p.last, Phone: p.phone, IP: '192.0.2.9' },
      ...{ 'Date Created': `${american(p.since)} 09:30`, Status: p.agrees ? 'Active' : 'Unsubscribed' },
    }),
    truth: (p) => ({ ...known(p), consent: agrees(p) }),
  }),
  listOf({
    id: 'systemeio',
    header: "Email,Prénom,Nom de famille,Numéro de téléphone,Pays,Tags,Date d'inscription",
    cells: (p) => ({
      ...{ Email: p.email, Prénom: p.first, 'Nom de famille': p.last, 'Numéro de téléphone': p.phone },
      ...{ Pays: 'FR', "Date d'inscription": stamp(p.since) },
    }),
    truth: (p) => ({ ...known(p), country: 'FR' }),
  }),
]
