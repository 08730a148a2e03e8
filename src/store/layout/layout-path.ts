import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { placeOf } from '../../files/place.ts'
import { layoutMarker } from '../../image/layout.ts'
import { type Digest, parseDigest, parseTag } from '../../image/reference.ts'
import { UserError } from '../../messages/errors.ts'

/** An OCI layout, and the selected image. */
export interface LayoutPath {
  readonly path: string
  readonly tag?: string
  readonly digest?: Digest
}

/**
 * Reads the path of an OCI layout, and the tag or digest of an image in it, from a text that does not name a registry.
 * A tag is read only after `oci-layout://`, because a plain path may contain a colon.
 */
export function layoutPath(text: string): LayoutPath | undefined {
  const marked = /^oci-layout:\/\/(.+)$/.exec(text)?.[1]
  const whole = marked ?? (/^[./]/.test(text) ? text : undefined)
  if (whole === undefined) return undefined
  const [, named = whole, digest] = /^(.*)@(sha256:[^@/]*)$/.exec(whole) ?? []
  const [, path = named, tag] = (marked === undefined ? null : /^(.*):([^:/]+)$/.exec(named)) ?? []
  return {
    path,
    ...(tag !== undefined && { tag: parseTag(tag) }),
    ...(digest !== undefined && { digest: parseDigest(digest) }),
  }
}

/** Gives a text that names a layout with its real path; relative ones begin at the checkout, whose links are not followed. */
export async function placeLayout(text: string, workspace: string): Promise<string> {
  const layout = layoutPath(text)
  if (layout) return formatLayoutPath({ ...layout, path: await placeOf(workspace, layout.path) })
  if (await isLayoutHere(workspace, text))
    throw new UserError(`"${text}" may be the OCI layout in this folder, or an image of a registry`, {
      hint: `Write ./${text} for the layout, or the whole reference with its host for the image.`,
    })
  return text
}

/** Tells whether a text without a host names a layout of the checkout, by what makes a folder or an archive one. */
async function isLayoutHere(workspace: string, text: string): Promise<boolean> {
  if (/^[^/]*[.:][^/]*\//.test(text) || text.includes('@')) return false
  const path = resolve(workspace, text)
  const isFile = (at: string) =>
    stat(at).then(
      found => found.isFile(),
      () => false,
    )
  return (await isFile(join(path, layoutMarker.name))) || (/\.tar$/.test(text) && (await isFile(path)))
}

/** Writes what `layoutPath` reads. */
export function formatLayoutPath({ path, tag, digest }: LayoutPath): string {
  // After `oci-layout://` a colon starts a tag, so a path without a tag gets the prefix only where needed.
  const named = tag === undefined && /^[./]/.test(path) ? path : `oci-layout://${path}`
  return `${named}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`
}
