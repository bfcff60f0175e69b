// @ts-check
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)

/** Names of the packages that are not here in the version that package.json pins. */
export function missing() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  const wanted = Object.entries({ ...dependencies, ...devDependencies })
  return wanted.filter(([name, version]) => installed(name) !== version).map(([name]) => name)
}

/** @param {string} name */
function installed(name) {
  try {
    return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, root), 'utf8')).version
  } catch {
    return null
  }
}

/**
 * Installs what is missing, as locked and without running anything of it; what that says goes to `tell`. True when all
 * is here. Not `npm ci`: it refuses a lock made where packages for other systems could not be had.
 * @param {NodeJS.WriteStream} [tell]
 */
export function installPackages(tell = process.stdout) {
  const absent = missing()
  if (absent.length === 0) return true
  tell.write(`installing ${absent.length} missing ${absent.length === 1 ? 'package' : 'packages'}\n`)
  const { status } = spawnSync(
    'npm',
    ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: fileURLToPath(root),
      env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
      stdio: ['ignore', tell, tell],
      shell: process.platform === 'win32',
    },
  )
  return status === 0
}
