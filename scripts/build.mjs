// @ts-check
import { build } from './ready/build.mjs'

process.exitCode = build() ? 0 : 1
