/** The one Trusted Types policy of the page: a script is a `blob:` of this page or the service worker, nothing else. */
interface Policy {
  createScriptURL(address: string): unknown
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy
}

/** Absolute address of the service worker, wherever the page is hosted. */
export const serviceWorkerUrl = new URL('service-worker.js', document.baseURI).href

const rules = {
  createScriptURL(address: string): string {
    if (address === serviceWorkerUrl || address.startsWith(`blob:${location.origin}/`)) return address
    throw new TypeError(`script address refused: ${address}`)
  },
}

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
const policy: Policy = factory ? factory.createPolicy('app', rules) : rules

/** An address that may be run as a script, or a TypeError. */
export function scriptUrl(address: string): string {
  return policy.createScriptURL(address) as string
}
