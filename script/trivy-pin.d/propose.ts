import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { download } from '../../src/files/download/download.ts'
import { sha256Of } from '../../src/files/download/sha256.ts'
import type { Pin } from '../../src/scan/program/pins.ts'
import { releaseFor } from '../../src/scan/program/releases.ts'
import { assertUsableVersion } from '../../src/scan/trivy-version.ts'
import { addressOf, type ProposeTools, type Wanted } from './release.ts'
import { verifySignature } from './signature.ts'
import { ownerOf, witnessesOf } from './witnesses.ts'

/** What has to be pinned: users have these. */
const architectures = ['x64', 'arm64']
/** Owners that have to agree, beside the release itself. */
const agreeing = 2
/** Days in which a bad release is mostly found. */
const coolDownDays = 7

/**
 * Looks a release up and returns what can be pinned. @throws Error where the release is too new, was published by attackers,
 * is not what others have seen, or its signature is wrong.
 */
export async function propose(wanted: Wanted, tools: ProposeTools): Promise<Pin> {
  const { version } = wanted
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`"${version}" is not a version such as 0.76.0`)
  assertUsableVersion(version)
  const released = releaseDay(wanted.released, tools.now())
  const listed = await checksums(wanted, tools)
  tools.say(await verifySignature({ ...wanted, list: listed.bytes, released }, tools))
  const witnesses = await witnessesOf(wanted.witnesses, wanted.folder, tools)
  const sha256: Record<string, string> = {}
  for (const architecture of architectures) {
    const archive = releaseFor(version, architecture)?.archive ?? ''
    const path = join(wanted.folder, archive)
    await download(addressOf(wanted, archive), path, tools)
    const value = await sha256Of(path)
    if (listed.values.get(archive) !== value)
      throw new Error(
        `${archive} has the SHA-256 ${value}, and the list of the release says ${listed.values.get(archive)}`,
      )
    const owners = [
      ...new Set(witnesses.filter(({ text }) => text.includes(value)).map(({ url }) => ownerOf(url))),
    ]
    if (owners.length < agreeing)
      throw new Error(
        `${archive} (${value}) was found with ${owners.length === 0 ? 'no owner' : owners.join(' and ')}, and ${agreeing} have to have it: name files of others with --witness, for example those that a search for the value finds`,
      )
    tools.say(`${archive}: ${value}, as ${owners.join(' and ')} have it`)
    sha256[architecture] = value
  }
  return { version, released, sha256 }
}

function releaseDay(released: string | undefined, now: number): string {
  if (released === undefined || !/^\d{4}-\d\d-\d\d$/.test(released) || Number.isNaN(Date.parse(released)))
    throw new Error(`--released is ${released ?? 'missing'}: give the day of the release, such as 2026-11-12`)
  const days = (now - Date.parse(released)) / 86_400_000
  if (days < coolDownDays)
    throw new Error(
      `released ${released}, less than ${coolDownDays} days ago: a bad release is mostly found in that time, so wait`,
    )
  return released
}

/** Downloads the list of checksums; it alone proves nothing, since who can replace an archive can replace it too. */
async function checksums(wanted: Wanted, tools: ProposeTools) {
  const name = `trivy_${wanted.version}_checksums.txt`
  const path = join(wanted.folder, name)
  await download(addressOf(wanted, name), path, tools)
  const bytes = await readFile(path)
  const rows = bytes
    .toString('utf8')
    .split('\n')
    .map(line => line.trim().split(/\s+/))
  return { bytes, values: new Map(rows.map(([value = '', file = '']) => [file, value])) }
}
