import type { Ci } from './ci.ts'
import { readGithub } from './github.ts'

/** Runs the workflows of GitHub on a developer's machine, with events that it makes up. https://nektosact.com */
export const act: Ci = {
  name: 'act',
  title: 'act',
  runs: env => env.ACT === 'true',
  read: (env, payload) => ({
    ...readGithub(env, payload),
    doubt: 'act runs a workflow on a machine of one’s own',
  }),
}
