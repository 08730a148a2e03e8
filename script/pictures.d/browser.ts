import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Finds the browser that takes the pictures. @throws Error saying how to get one. */
export function findBrowser(): string {
  const given = process.env.CHROMIUM
  const found = [...(given ? [given] : []), ...names].find(
    name => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  )
  if (found === undefined)
    throw new Error(
      'The pictures need Chromium, which was not found. Install it (Debian and Ubuntu: apt-get install chromium), or set CHROMIUM to its path.',
    )
  return found
}

/** Takes a picture of a page: as wide as asked, as high as the page is. */
export function takePicture(browser: string, page: string, picture: string, width: number): void {
  const profile = mkdtempSync(join(tmpdir(), 'pictures-'))
  const run = (height: number, ...options: string[]) =>
    execFileSync(
      browser,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-quic',
        '--hide-scrollbars',
        // Charts are drawn after the page has loaded.
        '--virtual-time-budget=20000',
        '--force-device-scale-factor=2',
        `--user-data-dir=${profile}`,
        `--window-size=${width},${height}`,
        ...options,
        pathToFileURL(page).href,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
  try {
    const dom = run(400, '--dump-dom')
    const height = /data-height="(\d+)"/.exec(dom)?.[1]
    const error = /data-error="([^"]*)"/.exec(dom)?.[1]
    if (height === undefined)
      throw new Error(`${browser} did not render ${page}${error === undefined ? '' : `: ${error}`}`)
    run(Number(height), `--screenshot=${picture}`)
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}
