import { join } from 'node:path'
import { readRegular } from '../../files/read.ts'
import { digestOf } from '../../image/digest.ts'
import { blobPath } from '../../image/layout.ts'
import type { Subject, SubjectPlatform } from '../../image/subject.ts'
import { UserError } from '../../messages/errors.ts'
import type { Tools } from '../../stage/stage.ts'
import { docker, dockerError } from './docker.ts'
import { type EngineImage, parseEngineImage } from './image-config.ts'

/** The image of one platform, as it is named to the engine. */
export interface RunnableImage extends EngineImage {
  /** Names exactly these bytes, wherever a tag points by now. */
  readonly run: string
}

/**
 * Finds the subject in the engine, or pulls it by digest.
 *
 * @throws UserError when the engine's image is not the subject, or when it cannot be pulled.
 */
export async function findImage(
  { subject, platform, native }: { subject: Subject; platform: SubjectPlatform; native: boolean },
  tools: Tools,
): Promise<RunnableImage> {
  const { localImage, source, digest } = subject
  const configOf = async (image: EngineImage, name: string) =>
    native ? image : ((await inspect(name, platform.platform, tools)) ?? image)
  if (localImage !== undefined) {
    const image = await inspect(localImage, undefined, tools)
    if (image !== undefined) {
      await assertSame(image, { subject, platform, localImage })
      return { ...(await configOf(image, localImage)), run: image.id }
    }
    if (source.kind === 'layout') throw missing(localImage, digest)
  }
  if (source.kind === 'layout') {
    throw new UserError(
      `the image ${digest} is in ${source.path} only, and a container needs it in the Docker Engine`,
      {
        hint: 'Let the build export it to the engine too (a builder with access to it), or set `smoke: false`.',
      },
    )
  }
  const reference = `${source.repository}@${digest}`
  const held = await inspect(reference, undefined, tools)
  const here = held && (native ? held : await inspect(reference, platform.platform, tools))
  if (here !== undefined) return { ...here, run: reference }
  if (held === undefined) tools.registerCleanup({ kind: 'image', name: reference })
  return { ...(await pull(reference, platform.platform, tools)), run: reference }
}

/** Asks for one platform's configuration where the engine supports that (API 1.49), else for the default one. */
async function inspect(
  name: string,
  platform: string | undefined,
  { exec }: Tools,
): Promise<EngineImage | undefined> {
  const ask = (extra: readonly string[]) =>
    docker(exec, ['image', 'inspect', ...extra, '--format', '{{json .}}', name])
  let answer = await ask(platform === undefined ? [] : ['--platform', platform])
  if (platform !== undefined && /unknown flag|API version|not supported/i.test(answer.stderr))
    answer = await ask([])
  if (answer.exitCode === 0) return parseEngineImage(JSON.parse(answer.stdout))
  if (/no such image|not found|does not (exist|provide)|no suitable/i.test(answer.stderr)) return undefined
  throw dockerError(answer, `looking for ${name} in the Docker Engine`)
}

async function pull(reference: string, platform: string, tools: Tools): Promise<EngineImage> {
  const pulled = await docker(tools.exec, ['pull', '--quiet', '--platform', platform, reference])
  if (pulled.exitCode !== 0) throw dockerError(pulled, `pulling ${reference} for ${platform}`)
  const image = await inspect(reference, platform, tools)
  if (image === undefined) throw missing(reference, reference.slice(reference.indexOf('@') + 1))
  return image
}

async function assertSame(
  image: EngineImage,
  { subject, platform, localImage }: { subject: Subject; platform: SubjectPlatform; localImage: string },
) {
  const same: readonly string[] = [subject.digest, platform.digest]
  if (image.digests.some(digest => same.includes(digest))) return
  const config = await configDigest(subject, platform)
  if (config !== undefined && image.id === config) return
  throw new UserError(
    `${localImage} in the Docker Engine is ${image.id}, but the image to test is ${subject.digest}`,
    { hint: 'Something else has moved that name since the build. Build again, or name the image by digest.' },
  )
}

/** The classic image store knows images by their config, whose digest is in the manifest. */
async function configDigest({ source }: Subject, { digest }: SubjectPlatform): Promise<string | undefined> {
  if (source.kind !== 'layout') return undefined
  try {
    const bytes = await readRegular(join(source.path, blobPath(digest)))
    return digestOf(bytes) === digest ? JSON.parse(bytes.toString('utf8')).config?.digest : undefined
  } catch {
    return undefined
  }
}

function missing(name: string, digest: string): UserError {
  return new UserError(`the Docker Engine does not have ${name} (${digest})`, {
    hint: 'Run the build on the same machine and engine first, or name an image that is in a registry.',
  })
}
