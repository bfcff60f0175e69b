import { describe, expect, it } from 'vitest'
import { foretells, foretoldValues, isForecast } from '../../workers/miners/foretold-names.ts'

/** As tools write them: Klaviyo, Mapp, Mailchimp, dotdigital, Amperity, Shopify, RetentionX, DinMo, Recurly, lists kept by hand. */
const known: Record<string, string[]> = {
  churnRisk: [
    ...[
      'churn_probability',
      'Churn Risk Prediction',
      'Predicted Churn Probability %',
      'Churn risk',
      'Churn Risk',
    ],
    ...['Churn likelihood', 'churn_propensity_score', 'predicted_customer_lifecycle_status', 'churnScore'],
    ...['Abwanderungswahrscheinlichkeit', 'Risque d’abandon (score)', 'Probabilidad de abandono'],
  ],
  nextOrderOn: [
    'expected_date_of_next_order',
    'Predicted Next Order Date',
    'Voraussichtlich nächste Bestellung am Datum',
  ],
  predictedOrders: [
    'predicted_number_of_orders',
    'Expected orders 12m',
    'predicted_order_frequency_next_365d',
  ],
  predictedValue: [
    ...[
      'predicted_clv',
      'Predicted Customer Lifetime Value',
      'predictedSpendTier',
      'Future LTV 12 months',
      'pLTV',
    ],
    ...['Prognostizierter Kundenwert', 'Valor previsto', 'CLV prédit'],
  ],
  willOrder: [
    ...['Purchase Likelihood', 'Likelihood To Purchase', 'predicted_probability_of_transaction_next_365d'],
    ...['Predicted Conversion Probability', 'P(alive)', 'Kaufwahrscheinlichkeit', 'Probability to buy'],
  ],
  risk: ['Risk score', 'At risk', 'risk_level'],
}
const others = [
  ...[
    'historic_clv',
    'Total Customer Lifetime Value',
    'LTV',
    'Lifetime Value',
    'Average Order Value',
    'Total Orders',
  ],
  ...[
    'Last Order Date',
    'Next renewal',
    'Credit risk',
    'Fraud risk score',
    'Loyalty score',
    'EstimatedSalary',
  ],
  ...[
    'Estimated annual revenue',
    'Expected delivery date',
    'Orders',
    'Plan',
    'Active',
    'Churned',
    'Order score',
  ],
]

describe('columns in which another tool foretells', () => {
  it.each(Object.entries(known))('%s', (what, names) => {
    expect(names.map((name) => [name, foretells({ name, means: '' })])).toEqual(
      names.map((name) => [name, what]),
    )
  })

  it('are not those that tell of the past, of an order, or of another risk', () => {
    expect(others.filter((name) => foretells({ name, means: '' }) !== null)).toEqual([])
  })

  it('are told by their meaning whatever they are called, and a bare risk may be learned from', () => {
    expect(foretells({ name: 'X', means: 'memberRating' })).toBe('memberRating')
    expect([
      isForecast({ name: 'Risk score', means: '' }),
      isForecast({ name: 'Churn risk', means: '' }),
    ]).toEqual([false, true])
  })

  const read = (labels: string[]) => {
    const values = foretoldValues({ name: '', means: '', codes: Int32Array.from(labels.keys()), labels })
    return values && [...values]
  }
  it('are read as numbers, percentages, days and levels, and left where they are no order', () => {
    expect(read(['0.2', '0.9'])).toEqual([0.2, 0.9])
    expect(read(['20 %', '85,5%'])).toEqual([20, 85.5])
    expect(read(['2025-01-01', '2025-01-03'])).toEqual([20_089, 20_091])
    expect(read(['HIGH', 'Low', 'Moderate', 'New'])).toEqual([3, 1, 2, Number.NaN])
    expect(read(['lost', 'at risk', 'active', 'highly at risk', 'cooling down'])).toEqual([4, 2, 0, 3, 1])
    expect(read(['gold', 'low', 'platinum'])).toEqual([4, 0, 5])
    expect(read(['blue', 'low'])).toBeNull()
  })
})
