/** How numbers, money and dates are written on screen; the pen itself belongs to both sides of the treaty. */
export {
  format,
  formatChange,
  formatDay,
  formatMoment,
  formatPeriod,
  formatRange,
} from '../contract/format.ts'
