// AssemblyScript. Every function does what its namesake in `plain.ts` does, to the last bit; addresses and counts go in.
export { add, bin, move, pack, part, pull, sort, subtract } from './trees'
export { descend } from './forest'
export { walk } from './walk'
export { slope, square } from './linear'
