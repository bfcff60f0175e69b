const known = new Map<string, number>()
const codes = new Set(Intl.supportedValuesOf('currency'))

/** Decimals of a currency by its ISO 4217 code in capitals: 0 for yen and won, 3 for dinars; 2 for a code that is not known. */
export function decimalsOf(code: string): number {
  const told = known.get(code)
  if (told !== undefined) return told
  const style = { style: 'currency', currency: code } as const
  const found = codes.has(code)
    ? new Intl.NumberFormat('en', style).resolvedOptions().maximumFractionDigits
    : undefined
  known.set(code, found ?? 2)
  return found ?? 2
}
