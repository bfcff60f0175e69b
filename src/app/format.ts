/** How numbers, money and dates are written on screen; the pen itself belongs to both sides of the treaty. */
export {
  type FormatOptions,
  format,
  formatChange,
  formatDay,
  formatMoment,
  formatPeriod,
  formatRange,
  isCurrency,
  nothing,
} from '../contract/format.ts'
