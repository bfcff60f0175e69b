import type { History, Standing } from './kernel.ts'

/** Who may be written to now, by place in the standing, and how many are left alone and why: the first reason counts. */
export interface Reach {
  allowed: Uint8Array
  said: number
  refused: number
  notTold: number
  recent: number
  reachable: number
  /** Of those reachable, people whose consent is not told. */
  unsure: number
}

export function reachOf(
  { consent }: History,
  { who, silence }: Standing,
  { rest, unknown }: { rest: number; unknown: boolean },
): Reach {
  const reach: Reach = {
    allowed: new Uint8Array(who.length),
    said: 0,
    refused: 0,
    notTold: 0,
    recent: 0,
    reachable: 0,
    unsure: 0,
  }
  for (let i = 0; i < who.length; i++) {
    const told = consent[who[i] ?? 0] ?? 0
    if (told !== 0) reach.said++
    if (told < 0) reach.refused++
    else if (told === 0 && !unknown) reach.notTold++
    else if ((silence[i] ?? 0) < rest) reach.recent++
    else {
      reach.allowed[i] = 1
      reach.reachable++
      if (told === 0) reach.unsure++
    }
  }
  return reach
}
