import { hypergeometricTail } from '../numeric/counts.ts'

/** Baskets in all, with the antecedent, with the consequent, with both. */
export interface Counts {
  baskets: number
  antecedent: number
  consequent: number
  both: number
}

/** What is said of a rule A → C; null where a quotient has no value. */
export interface Measures {
  support: number
  confidence: number
  coverage: number
  lift: number
  leverage: number
  conviction: number | null
  zhang: number | null
  jaccard: number
  kulczynski: number
  imbalance: number
  cosine: number
  certainty: number | null
  oddsRatio: number | null
  chiSquared: number | null
  fisher: number
  hyperConfidence: number
}

/**
 * Standard measures of a rule, as in Hahsler's survey (2015) and Tan, Kumar & Srivastava (2004): confidence, support (Agrawal
 * et al. 1993), lift and conviction (Brin et al. 1997), leverage (Piatetsky-Shapiro 1991), Zhang (2000), Kulczynski and
 * imbalance ratio (Wu, Chen & Han 2010), cosine, certainty factor (Shortliffe & Buchanan 1975), odds ratio, chi-squared of
 * Pearson without correction, Fisher's one-sided p, hyper-confidence (Hahsler & Hornik 2007). All counts above 0.
 */
export function measures({ baskets: n, antecedent: a, consequent: c, both }: Counts): Measures {
  const [pa, pc, support] = [a / n, c / n, both / n]
  const confidence = both / a
  const leverage = support - pa * pc
  const fisher = hypergeometricTail(both, a, c, n)
  return {
    support,
    confidence,
    coverage: pa,
    lift: confidence / pc,
    leverage,
    conviction: both < a ? (1 - pc) / (1 - confidence) : null,
    zhang: quotient(leverage, Math.max(support * (1 - pa), pa * (pc - support))),
    jaccard: both / (a + c - both),
    kulczynski: (both / a + both / c) / 2,
    imbalance: Math.abs(a - c) / (a + c - both),
    cosine: both / Math.sqrt(a * c),
    certainty: confidence >= pc ? quotient(confidence - pc, 1 - pc) : (confidence - pc) / pc,
    oddsRatio: quotient(both * (n - a - c + both), (a - both) * (c - both)),
    chiSquared: quotient(n * (n * both - a * c) ** 2, a * c * (n - a) * (n - c)),
    fisher,
    hyperConfidence: 1 - fisher,
  }
}

const quotient = (over: number, under: number) => (under > 0 ? over / under : null)
