// @ts-check
// Draws public/icon-*.png from public/icon.svg. Run it after the drawing has changed.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium, quietly } from './ready/chromium.mjs'

const folder = new URL('../public/', import.meta.url)
const svg = readFileSync(new URL('icon.svg', folder), 'utf8')
/** A maskable icon fills its square, for the system cuts its corners. */
const square = svg.replace(/ rx="\d+"/, '')

const pictures = /** @type {const} */ ([
  ['icon-192.png', 192, svg],
  ['icon-512.png', 512, svg],
  ['icon-maskable-512.png', 512, square],
])

const executablePath = findChromium()
if (!executablePath) throw new Error('There is no Chromium on this machine; set CHROMIUM_PATH.')
const browser = await chromium.launch({ executablePath, args: quietly })
for (const [name, size, drawing] of pictures) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`)
  await page.screenshot({ path: fileURLToPath(new URL(name, folder)), omitBackground: true })
}
await browser.close()
