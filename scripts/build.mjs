// @ts-check
import { build } from './ready/build.mjs'
import { makeReady } from './ready/ready.mjs'

process.exitCode = makeReady() && build() ? 0 : 1
