import type { StageName } from '../../src/stage/names.ts'

/** What each manifest says of its action; GitHub shows at most 125 characters. */
export const about: Readonly<Record<StageName | 'suite', { name: string; description: string }>> = {
  suite: {
    name: 'Buildonce',
    description:
      'Build, scan, smoke-test and promote a container image; a release retags the tested digest and never rebuilds',
  },
  setup: {
    name: 'Buildonce setup',
    description: 'Find or create a buildx builder, log in to registries, and clean up after the job',
  },
  tags: {
    name: 'Buildonce tags',
    description:
      'Compute image tags, labels and annotations from the event, by the rules of docker/metadata-action',
  },
  build: {
    name: 'Buildonce build',
    description:
      'Build an image once with BuildKit, as the OCI layout that scan, smoke test and promotion read',
  },
  size: {
    name: 'Buildonce size',
    description: 'Compare the size and content of an image with its baseline, and enforce limits',
  },
  scan: {
    name: 'Buildonce scan',
    description:
      'Scan exactly the built bytes for known vulnerabilities with Trivy, in a sandbox, and gate on them',
  },
  smoke: {
    name: 'Buildonce smoke',
    description: 'Run the image as a container, wait until it is healthy, and say why when it is not',
  },
  promote: {
    name: 'Buildonce promote',
    description: 'Tag a tested digest in the registry, without rebuilding',
  },
  watch: {
    name: 'Buildonce watch',
    description:
      'Scan released tags again by their bills of materials, and keep one issue about what became known of them',
  },
  report: {
    name: 'Buildonce report',
    description: 'Report on the run: job summary, pull request comment, files',
  },
}
