import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import semver from 'semver'
import { startSection } from './changelog.ts'
import { parseReleaseTag } from './version.ts'

/**
 * Writes a version into `package.json` and the lock file, and makes its section of the changelog. Nothing is written
 * when one of them cannot be.
 *
 * @throws Error when the version is none, not higher than the present one, or has nothing to release.
 */
export function prepareRelease(folder: string, version: string, date: string): void {
  const release = parseReleaseTag(`v${version}`)
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const [manifest, lock] = [read('package.json'), read('package-lock.json')]
  const present = JSON.parse(manifest).version
  if (!semver.gt(release.version, present))
    throw new Error(`${version} is not higher than ${present}, the version in package.json`)
  const changelog = startSection(read('CHANGELOG.md'), version, date)
  const changed = { ...JSON.parse(lock), version }
  changed.packages[''].version = version
  writeFileSync(
    join(folder, 'package.json'),
    manifest.replace(`"version": "${present}"`, () => `"version": "${version}"`),
  )
  writeFileSync(join(folder, 'package-lock.json'), `${JSON.stringify(changed, null, 2)}\n`)
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog)
  // The bundle tells its version by a file of its own.
  const bundled = join(folder, 'dist', 'package.json')
  if (existsSync(bundled))
    writeFileSync(
      bundled,
      `${JSON.stringify({ ...JSON.parse(readFileSync(bundled, 'utf8')), version }, null, 2)}\n`,
    )
}
