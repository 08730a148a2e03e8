import type { Timed } from '../stage/record/section.ts'
import type { SetupSection } from '../stage/record/setup.ts'

/** The step outputs of the setup stage. */
export const setupOutputs = {
  builder: 'Name of the buildx builder that is used.',
  driver: 'Driver of the builder: `docker`, `docker-container`, `remote` or `kubernetes`.',
  buildx: 'Version of buildx.',
  engine: 'Version of the Docker Engine; empty where there is none.',
  'image-store': 'How the engine stores images: `containerd` or `classic`.',
  'native-platform': "The engine's own platform, for example `linux/amd64`.",
} as const

/** Returns the step outputs of a section. */
export function outputs(section: Timed<SetupSection>): Record<keyof typeof setupOutputs, string> {
  return {
    builder: section.builder,
    driver: section.driver,
    buildx: section.buildx,
    engine: section.engine ?? '',
    'image-store': section.imageStore ?? '',
    'native-platform': section.nativePlatform ?? '',
  }
}
