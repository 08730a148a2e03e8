import type { StageName } from '../../src/pipeline/definition.ts'

/** What each manifest says of its action; GitHub shows at most 125 characters. */
export const about: Readonly<Record<StageName | 'suite', { name: string; description: string }>> = {
  suite: {
    name: 'Buildonce',
    description: 'Build a container image once, prove it by scan and smoke test, promote it by moving tags',
  },
  setup: {
    name: 'Buildonce setup',
    description: 'Find or make a buildx builder, log in to registries, and remove both again after the job',
  },
  tags: {
    name: 'Buildonce tags',
    description:
      'Compute image tags, labels and annotations from the event, by the rules of docker/metadata-action',
  },
  build: {
    name: 'Buildonce build',
    description: 'Build an image once with BuildKit and hold its bytes for scan, smoke test and promotion',
  },
  size: {
    name: 'Buildonce size',
    description: 'Compare the size and content of an image with the one before it, and hold it to limits',
  },
  scan: {
    name: 'Buildonce scan',
    description:
      'Scan exactly the built bytes for known vulnerabilities with Trivy, in a jail, and gate on them',
  },
  smoke: {
    name: 'Buildonce smoke',
    description: 'Run the image as a container, wait until it is healthy, and say why when it is not',
  },
  promote: {
    name: 'Buildonce promote',
    description: 'Give a proven digest its tags in the registry, without rebuilding',
  },
  report: {
    name: 'Buildonce report',
    description: 'Report the run: job summary, pull request comment, files',
  },
}
