import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { budget } from './scripts/build/budget.ts'
import { engine } from './scripts/build/engine.ts'
import { licences } from './scripts/build/licences.ts'
import { offline } from './scripts/build/offline.ts'
import { seal } from './scripts/build/seal.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here(process.env.VITEST ? '.' : './src'),
  base: './',
  publicDir: here('./public'),
  cacheDir: here('./node_modules/.vite'),
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true, fragments: 'tree' } }),
    engine(),
    seal(),
    licences('page'),
    budget(),
    offline(),
  ],
  worker: { format: 'es', plugins: () => [engine(), licences('worker')] },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  test: {
    /** By itself the runner leaves one core free: on a machine of two that is half of it. */
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/bench/**'],
          environment: 'node',
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
