// @ts-check
import { build, stale } from './ready/build.mjs'
import { makeReady } from './ready/ready.mjs'
import { serve } from './serve.mjs'

const first = 4173
const tries = 20

/**
 * The port that was asked for and no other; or the first free one.
 * @param {string | undefined} wanted
 */
async function open(wanted) {
  if (wanted) return serve({ port: Number(wanted) })
  for (let port = first; port < first + tries; port++) {
    const server = await serve({ port }).catch((error) => {
      if (error.code !== 'EADDRINUSE') throw error
    })
    if (server) return server
  }
  return serve()
}

if (!makeReady()) {
  console.error('Some packages could not be installed; see above.')
  process.exit(1)
}
if (stale() && !build()) {
  console.error('The build failed; see above.')
  process.exit(1)
}
const { url } = await open(process.env.PORT)
console.log(`Regulars is at ${url}`)
