import type { Entry } from './dictionary.ts'

/** The tables of campaigns: there once one was planned. */
export const campaignEntries: Readonly<Record<string, Entry>> = {
  campaign: {
    about: 'One row for each campaign that was planned here.',
    columns: {
      campaign_id: 'What it is called inside',
      title: 'What you called it',
      made_on: 'Day its list was made',
      send_on: 'Day it is sent',
      days: 'Days for which orders count, from that day on',
      listed: 'Customers who get it',
      held_out: 'Customers held out by chance',
      cost_each: 'Cost of one contact',
      expected: 'What its list was expected to bring; empty where nothing was',
      currency: 'Currency, three letters',
    },
    examples: [
      {
        title: 'All campaigns, the latest first',
        text: 'select title, send_on, listed, held_out\nfrom campaign\norder by send_on desc',
      },
      {
        title: 'Orders after sending, list against held out',
        text: 'select c.title, m.held_out, count(distinct m.customer_key) as customers, count(o.order_key) as orders\nfrom campaign c\njoin campaign_member m using (campaign_id)\nleft join mart_orders o on o.customer_key = m.customer_key\n  and cast(o.placed_at as date) between cast(c.send_on as date) and cast(c.send_on as date) + c.days - 1\ngroup by c.title, m.held_out\norder by c.title, m.held_out',
      },
    ],
  },
  campaign_member: {
    about: 'One row for each customer of a campaign, those held out among them.',
    columns: {
      campaign_id: 'The campaign',
      customer_key: 'Key of the customer; -1 for whom no file names any more',
      held_out: 'True for those held out by chance',
      stratum: 'Which ninth by money spent and time since the last order; in each the same share is held out',
    },
    examples: [
      {
        title: 'How many stand in how many campaigns',
        text: 'select campaigns, count(*) as customers\nfrom (select customer_key, count(*) as campaigns from campaign_member group by customer_key)\ngroup by campaigns\norder by campaigns',
      },
      {
        title: 'Held out by ninth',
        text: 'select stratum, count(*) as customers, sum(case when held_out then 1 else 0 end) as held_out\nfrom campaign_member\ngroup by stratum\norder by stratum',
      },
    ],
  },
}
