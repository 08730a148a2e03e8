import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Digest } from '../../src/image/reference.ts'
import type { Subject, SubjectPlatform } from '../../src/image/subject.ts'

/** The files of one layer: path to content. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** One platform of a made image. */
export interface MadePlatform {
  readonly platform: string
  readonly layers: readonly Files[]
  /** Annotations of the manifest. */
  readonly annotations?: Readonly<Record<string, string>>
  /** Entries of the config's history; one for each layer unless given. */
  readonly history?: readonly { created_by: string; empty_layer?: boolean }[]
}

/** Writes an image as buildx would: `index.json` names one index, which names the platforms and an attestation. */
export async function writeImage(folder: string, platforms: readonly MadePlatform[]): Promise<Subject> {
  await mkdir(join(folder, 'blobs', 'sha256'), { recursive: true })
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
  const manifests = []
  for (const made of platforms) manifests.push(await writeManifest(folder, made))
  const attestation = await writeManifest(folder, {
    platform: 'unknown/unknown',
    layers: [{ 'a.json': '{}' }],
  })
  const index = await writeJson(folder, {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [...manifests, attestation].map(manifest => manifest.descriptor),
  })
  const top = { mediaType: 'application/vnd.oci.image.index.v1+json', ...index }
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [top] }))
  return {
    digest: index.digest,
    source: { kind: 'layout', path: folder },
    platforms: manifests.map(manifest => manifest.subject),
  }
}

/** The files by which a scanner knows Alpine and its packages (`name` to version and source package). */
export function alpine(
  packages: Readonly<Record<string, readonly [version: string, origin: string]>>,
): Files {
  const installed = Object.entries(packages).map(
    ([name, [version, origin]]) => `P:${name}\nV:${version}\nA:x86_64\no:${origin}\nL:MIT\n\n`,
  )
  return {
    'etc/os-release': 'ID=alpine\nNAME="Alpine Linux"\nVERSION_ID=3.19.1\n',
    'etc/alpine-release': '3.19.1\n',
    'lib/apk/db/installed': installed.join(''),
  }
}

/** The file by which a scanner knows an installed npm package. */
export function npmPackage(name: string, version: string, folder = 'app'): Files {
  return {
    [`${folder}/node_modules/${name}/package.json`]: JSON.stringify({ name, version, license: 'MIT' }),
  }
}

/** Packs files into an uncompressed tar (ustar, regular files, sorted). */
export function tar(files: Files): Buffer {
  const blocks = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, content]) => {
      const body = Buffer.from(content)
      return [tarHeader(path, body.length), body, Buffer.alloc((512 - (body.length % 512)) % 512)]
    })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

async function writeManifest(folder: string, { platform, layers, history, annotations }: MadePlatform) {
  const [os = '', architecture = '', variant] = platform.split('/')
  const tars = layers.map(tar)
  const config = await writeJson(folder, {
    architecture,
    os,
    ...(variant && { variant }),
    config: { Cmd: ['/bin/sh'] },
    rootfs: { type: 'layers', diff_ids: tars.map(digestOf) },
    history: history ?? layers.map((_, index) => ({ created_by: `layer ${index}` })),
  })
  const blobs = []
  for (const layer of tars) blobs.push(await writeBlob(folder, gzipSync(layer)))
  const manifest = await writeJson(folder, {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...config },
    ...(annotations && { annotations }),
    layers: blobs.map(blob => ({ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', ...blob })),
  })
  const size = config.size + blobs.reduce((sum, blob) => sum + blob.size, 0)
  const subject: SubjectPlatform = { platform, digest: manifest.digest, size }
  const descriptor = {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    ...manifest,
    platform: { os, architecture, ...(variant && { variant }) },
  }
  return { subject, descriptor }
}

function writeJson(folder: string, value: unknown) {
  return writeBlob(folder, Buffer.from(JSON.stringify(value)))
}

async function writeBlob(folder: string, bytes: Buffer) {
  const digest = digestOf(bytes)
  await writeFile(join(folder, 'blobs', ...digest.split(':')), bytes)
  return { digest, size: bytes.length }
}

/** Names content by its digest. */
export function digestOf(bytes: Uint8Array | string): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

function tarHeader(path: string, size: number): Buffer {
  const header = Buffer.alloc(512)
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`
  header.write(path, 0)
  // Trivy reads programs only where they can be started.
  header.write(octal(path.includes('bin/') ? 0o755 : 0o644, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(size, 12), 124)
  header.write(octal(0, 12), 136)
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** A header with another flag in front of an entry, as GNU and PAX archives have it for long names. */
export function withLongName(flag: 'L' | 'x', body: string, entry: Buffer): Buffer {
  const meta = tar({ meta: body }).subarray(0, -1024)
  meta[156] = flag.charCodeAt(0)
  meta.write('        ', 148)
  const sum = meta.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  meta.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([meta, entry])
}
