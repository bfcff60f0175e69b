/** What a person says of a case: `fine` = a false alarm, `wrong` = something is wrong indeed. */
export type Verdict = 'fine' | 'wrong'

/** What a rule of a question points at, in keys of the open warehouse; `day` -1 and `name` '' where they do not tell it apart. */
export interface Pointed {
  readonly rule: string
  readonly customers: readonly number[]
  readonly orders: readonly number[]
  readonly day: number
  readonly name: string
}

/** A verdict as it is kept: in words of the files, which a later import tells again. Any one of `keys` is enough. */
export interface Mark {
  readonly miner: string
  readonly rule: string
  readonly verdict: Verdict
  readonly keys: readonly string[]
  /** What names the customers behind it: erased with them. */
  readonly who: readonly string[]
}

/** Verdicts so far on the cases of a rule. */
export interface RuleMarks {
  readonly rule: string
  readonly fine: number
  readonly wrong: number
}

/** How a case is called in words of the files. */
export type Called = Pick<Mark, 'keys' | 'who'>

const isOf = (mark: Mark, miner: string, rule: string, { keys }: Called) =>
  mark.miner === miner && mark.rule === rule && mark.keys.some((key) => keys.includes(key))

/** The last verdict on a case; null where there is none. */
export const verdictOn = (marks: readonly Mark[], miner: string, rule: string, called: Called) =>
  marks.findLast((mark) => isOf(mark, miner, rule, called))?.verdict ?? null

/** The marks after a verdict was given in place of any before it, or, with null, taken back. */
export function marked(
  marks: readonly Mark[],
  { miner, rule, ...called }: Pick<Mark, 'miner' | 'rule'> & Called,
  verdict: Verdict | null,
): Mark[] {
  const others = marks.filter((mark) => !isOf(mark, miner, rule, called))
  return verdict === null ? others : [...others, { miner, rule, verdict, ...called }]
}

/** Verdicts of a question counted by rule, in order of the rules' names. */
export function countMarks(marks: readonly Mark[], miner: string): RuleMarks[] {
  const rules = [...new Set(marks.filter((mark) => mark.miner === miner).map(({ rule }) => rule))].sort()
  return rules.map((rule) => {
    const verdicts = marks.filter((mark) => mark.miner === miner && mark.rule === rule)
    const wrong = verdicts.filter(({ verdict }) => verdict === 'wrong').length
    return { rule, fine: verdicts.length - wrong, wrong }
  })
}
