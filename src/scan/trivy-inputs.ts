import { duration, items, reader, text } from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'
import { replacedByVersion } from './trivy-action.ts'

const sha256 = reader('SHA-256, 64 hex digits', value => {
  const digits = value
    .trim()
    .toLowerCase()
    .replace(/^sha256:/, '')
  if (!/^[0-9a-f]{64}$/.test(digits)) throw new Error(`"${value}" is not a SHA-256 of 64 hex digits`)
  return digits
})

const version = reader('version, for example 0.76.0', value => {
  const plain = value.trim().replace(/^v/, '')
  if (!/^\d+\.\d+\.\d+$/.test(plain)) throw new Error(`"${value}" is not a version such as 0.76.0`)
  return plain
})

/** Where Trivy and its databases come from. */
export const trivyInputs = {
  trivy: input(text, {
    description:
      'Path of the Trivy program to use. Default: the `trivy` on the PATH, or else a release that Buildonce pins by its SHA-256.',
  }),
  'trivy-version': input(version, {
    replaces: replacedByVersion,
    description:
      'Trivy release to download, even where Trivy is installed. Releases that Buildonce does not pin need `trivy-sha256`.',
  }),
  'trivy-releases': input(items, {
    description:
      'Base URLs of the Trivy release archives, for networks with a mirror; tried in order, whatever the previous one failed with.',
    default: 'https://github.com/aquasecurity/trivy/releases/download',
  }),
  'trivy-sha256': input(sha256, {
    description:
      'Required SHA-256 of the Trivy program; with `trivy-version` that of the release archive for this machine.',
  }),
  'trivy-db': input(text, {
    description:
      "Folder with Trivy's vulnerability database (`trivy.db` and `metadata.json`). By default it is fetched from `trivy-db-mirrors`.",
  }),
  'trivy-java-db': input(text, {
    description:
      "Folder with Trivy's index of Java archives (`trivy-java.db` and `metadata.json`), needed only for images with jar files. By default it is fetched when it is needed.",
  }),
  'trivy-db-mirrors': input(items, {
    description:
      'Repositories of the vulnerability database; tried in order, whatever the previous one failed with.',
    default:
      'mirror.gcr.io/aquasec/trivy-db:2, ghcr.io/aquasecurity/trivy-db:2, public.ecr.aws/aquasecurity/trivy-db:2',
  }),
  'trivy-java-db-mirrors': input(items, {
    description: 'Repositories of the index of Java archives.',
    default:
      'mirror.gcr.io/aquasec/trivy-java-db:1, ghcr.io/aquasecurity/trivy-java-db:1, public.ecr.aws/aquasecurity/trivy-java-db:1',
  }),
  'db-max-age': input(duration, {
    description: 'Maximum age of the vulnerability database; an older one is refused.',
    default: '72h',
  }),
}
