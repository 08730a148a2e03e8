import type { Ci } from './ci.ts'
import { readGithub } from './github.ts'

/** Sets the variables of GitHub beside its own. https://docs.gitea.com/usage/actions/overview */
export const gitea: Ci = {
  name: 'gitea',
  title: 'Gitea Actions',
  runs: env => env.GITEA_ACTIONS === 'true',
  read: readGithub,
}
