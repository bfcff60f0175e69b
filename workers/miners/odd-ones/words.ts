import type { Case } from './model.ts'

/** An alarm that chance alone would give less than once in twenty such shops. */
const hardly = 0.05

export const sureOf = (cases: readonly Case[]): Case[] => cases.filter(({ chance }) => chance < hardly)

/** Rounded up to two digits, so that nothing is told as impossible. */
export function chanceOf(chance: number): number {
  if (chance >= 0.01) return Math.round(chance * 100) / 100
  return chance >= 0.0001 ? Math.ceil(chance * 10_000) / 10_000 : 0.0001
}
