import { text } from '../../inputs/readers.ts'
import { input, type Table } from '../../inputs/table.ts'
import { replacedByImage } from '../../scan/trivy-action.ts'

/** The input for the image of a stage that is used alone. */
export const subjectInputs = {
  image: input(text, {
    description:
      'The image: a reference such as `ghcr.io/acme/web:1.4`, or the folder of an OCI layout. Default: the one that this run has built.',
    alone: true,
    replaces: replacedByImage,
  }),
} satisfies Table
