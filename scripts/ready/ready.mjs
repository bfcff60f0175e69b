// @ts-check
import { compileKernels } from './kernels.mjs'
import { installPackages } from './packages.mjs'

/**
 * All that a bare clone lacks: packages, and the kernels compiled. True when it is there; what is done goes to `tell`.
 * @param {NodeJS.WriteStream} [tell]
 */
export function makeReady(tell = process.stdout) {
  return installPackages(tell) && compileKernels(tell)
}
