import { count } from './words.ts'

/** "98.7% of 1,204"; a share that is not whole is never rounded up to 100%, nor one above nothing down to 0%. */
export function sayShare(have: number, all: number): string {
  if (all === 0) return 'nothing to measure'
  const percent = Math.round((have / all) * 1000) / 10
  const shown = have < all && percent === 100 ? 99.9 : have > 0 && percent === 0 ? 0.1 : percent
  return `${shown.toLocaleString('en-GB')}% of ${count(all)}`
}
