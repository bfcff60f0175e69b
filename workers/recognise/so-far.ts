import type { Guesses, Look } from './meanings.ts'
import { normalise } from './names.ts'

const lastDay = /^(?:last|latest|most_recent|letzte|derni|[uú]ltim|laatste|seneste|senaste|ostatni|posledn)/

/** True where rows tell what somebody has bought so far: how often, or from when to when. */
export const tellsSoFar = (look: Look, guesses: Guesses): boolean =>
  guesses.has('totalOrders') ||
  (guesses.has('customerSince') &&
    look.headers.some((name, c) => lastDay.test(normalise(name)) && (look.profiles[c]?.dates ?? 0) > 0.9))
