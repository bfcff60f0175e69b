import type { HeldTool } from './foretold.ts'
import { rounded, type Say } from './say.ts'

/** The end of a sentence on a tool's ranking: how ours ranked the same customers, and whether chance explains the difference. */
export function besideOurs(
  { ours, ahead }: Pick<HeldTool, 'ours' | 'ahead'>,
  s: Say,
  alone = 'of that day this page had too little to learn from',
): string {
  if (!ours || !ahead) return `; ${alone}`
  const value = s.share(rounded(ours.value, 4))
  if (ahead.low > 0) return `, this page in ${value}: more, beyond chance`
  return ahead.high < 0
    ? `, this page in ${value}: less, beyond chance`
    : `, this page in ${value}: no difference beyond chance`
}

/** Who came nearer to what happened, beyond chance: the tool, this page, or neither. */
export function nearer({ ahead }: Pick<HeldTool, 'ahead'>): { tool: 'yes' | 'no'; page: 'yes' | 'no' } {
  return {
    tool: ahead && ahead.high < 0 ? 'yes' : 'no',
    page: ahead && ahead.low > 0 ? 'yes' : 'no',
  }
}
