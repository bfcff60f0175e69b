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

/** Installs what is missing, exactly as locked and without running anything of it. True when all is here. */
export function installPackages() {
  const absent = missing()
  if (absent.length === 0) return true
  console.log(`installing ${absent.length} missing packages`)
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const { status } = spawnSync('npm', args, {
    cwd: fileURLToPath(root),
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return status === 0
}
