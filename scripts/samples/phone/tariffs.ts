import { phone } from '../truths.ts'

export interface Tariff {
  name: string
  /** Cents a month. */
  price: number
  /** Share of customers. */
  share: number
}

export const tariffs: readonly Tariff[] = [
  { name: phone.riskyTariff.tariff, price: 1290, share: 0.27 },
  { name: 'Basic M', price: 1790, share: 0.33 },
  { name: 'Family', price: 3490, share: 0.24 },
  { name: 'Pro L', price: 4490, share: 0.16 },
]

/** One-off sales beside the contract, with their weight and price in cents. */
export const extras: readonly (readonly [{ name: string; price: number }, number])[] = [
  [{ name: 'Extra data 5 GB', price: 500 }, 9],
  [{ name: 'Roaming week', price: 900 }, 4],
  [{ name: 'Phone case', price: 1900 }, 2],
  [{ name: 'Charging cable', price: 1200 }, 2],
]
