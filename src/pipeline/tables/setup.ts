import { text } from '../../inputs/readers.ts'
import { input, type Table } from '../../inputs/table.ts'
import { setupInputs } from '../../setup/inputs.ts'
import { tagsInputs } from '../../tags/inputs.ts'

/** The inputs of the setup stage: its own, and those for the login of the job. */
export const setupTable = {
  ...setupInputs,
  images: {
    ...tagsInputs.images,
    description:
      'Repositories of the image, one per line, when the action is used alone. The job logs in by itself to the registry of the code host (ghcr.io on GitHub, `CI_REGISTRY` on GitLab) for repositories there when no other login is given.',
    alone: true as const,
  },
  'github-token': input(text, {
    description:
      'Token of the job, which is the login at ghcr.io (`containers.HOST` with GitHub Enterprise) for `images` there. To push, the job needs `packages: write`.',
    expression: '${{ github.token }}',
    secret: true,
    alone: true,
  }),
} satisfies Table
