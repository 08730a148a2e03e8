import type { Ci } from './ci.ts'
import { readGithub } from './github.ts'

/** Sets the variables of GitHub beside its own. https://forgejo.org/docs/latest/user/actions/reference/ */
export const forgejo: Ci = {
  name: 'forgejo',
  title: 'Forgejo Actions',
  runs: env => env.FORGEJO_ACTIONS === 'true' || env.FORGEJO_TOKEN !== undefined,
  read: readGithub,
}
