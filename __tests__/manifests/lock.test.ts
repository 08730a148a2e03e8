import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

const read = (file: string) => JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8'))
const packages: Readonly<Record<string, Locked>> = read('package-lock.json').packages

describe('the lock file', () => {
  test('has every package that another one names, also the binaries of other platforms', () => {
    const missing = Object.entries(packages).flatMap(([path, locked]) =>
      namesOf(locked)
        .filter(name => !placesOf(name, path).some(place => place in packages))
        .map(name => `${name}, which ${path || 'this package'} names`),
    )
    // `npm ci` refuses such a lock. npm writes one where it updates packages beside an installed node_modules: take the
    // entries of what is named here out of the lock, with those that name it, and run
    // `npm install --package-lock-only` where no node_modules is.
    expect(missing).toEqual([])
  })

  test('asks for what package.json asks for', () => {
    const { dependencies, devDependencies } = read('package.json')
    expect(packages['']).toMatchObject({ dependencies, devDependencies })
  })

  test('pins every package by its hash, and names no registry', () => {
    const { '': _, ...installed } = packages
    const loose = Object.entries(installed).filter(
      ([, { version, integrity, resolved }]) => !version || !integrity?.startsWith('sha512-') || resolved,
    )
    expect(loose.map(([path]) => path)).toEqual([])
  })
})

/** Names the packages that one needs; a peer that is optional may be absent. */
function namesOf(locked: Locked): string[] {
  const { peerDependencies = {}, peerDependenciesMeta = {} } = locked
  const peers = Object.keys(peerDependencies).filter(name => !peerDependenciesMeta[name]?.optional)
  const { dependencies, devDependencies, optionalDependencies } = locked
  return [...Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }), ...peers]
}

/** Lists where Node looks for a package, from the folder of the one that needs it up to the root. */
function placesOf(name: string, path: string): string[] {
  const folders = path === '' ? [] : path.split('/node_modules/')
  return [...folders.keys(), folders.length]
    .map(count => folders.slice(0, count).join('/node_modules/'))
    .map(folder => `${folder === '' ? '' : `${folder}/`}node_modules/${name}`)
}
