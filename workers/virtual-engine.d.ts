/** The database's files as the build ships them (scripts/build/engine.ts). */
declare module 'virtual:engine' {
  /** Absolute address of the engine's own worker, a classic script. */
  export const worker: string
  /** Absolute address of the wasm, compressed with gzip. */
  export const wasm: string
  /** Size of the wasm once unpacked, for a progress bar. */
  export const bytes: number
}
