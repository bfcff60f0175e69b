/** "1 row" or "1,234 rows". */
export const count = (n: number, one: string, many: string) =>
  n === 1 ? `1 ${one}` : `${n.toLocaleString('en-GB')} ${many}`
