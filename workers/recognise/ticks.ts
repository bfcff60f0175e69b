const tick = /^(?:true|false|wahr|falsch|vrai|faux|x|☐|☑)$/i

/** Boxes to tick, and nothing beside them. */
export const onlyTicks = (cells: readonly string[]) =>
  cells.some((cell) => cell.trim() !== '') &&
  cells.every((cell) => cell.trim() === '' || tick.test(cell.trim()))
