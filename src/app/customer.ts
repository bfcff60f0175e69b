import type { Workspace } from '../contract/desk.ts'

/** How a customer is named in the address: an opaque number, and the data in which it means them. No name, no e-mail. */
export function customerAddress(key: number, { data }: Workspace): string {
  return `${key}-${data.slice(0, 8)}`
}

/** The key of the customer of an address; null where the data are others now, for the number may mean somebody else. */
export function customerKey(customer: string, { data }: Workspace): number | null {
  const found = /^(\d{1,9})-([0-9a-f]{1,8})$/.exec(customer)
  return found && found[2] === data.slice(0, 8) ? Number(found[1]) : null
}
