import { bool, choice, exactText, lines, type Reader, text } from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'

/** Accepts a list in docker's CSV unchanged: the stage splits it, because errors name the line. */
const list: Reader<string, string> = { shape: 'list, one per line', read: value => value, absent: '' }

/** The inputs of the tags stage: those of docker/metadata-action and a few more. */
export const tagsInputs = {
  images: input(list, {
    description:
      'Repositories that the tags are for, one per line, for example `ghcr.io/acme/web`. `name=…,enable=false` disables one. Without images the outputs have bare tag names.',
  }),
  tags: input(list, {
    description:
      'Rules for tags, one per line, in the language of docker/metadata-action, for example `type=semver,pattern={{version}}`. Default: `type=schedule` and `type=ref` for branches, Git tags and pull requests.',
  }),
  flavor: input(list, {
    description:
      'Settings for all rules: `latest=auto|true|false`, `prefix=…`, `suffix=…`, each with `,onlatest=true`.',
  }),
  labels: input(list, {
    description: 'Further labels, one `key=value` per line; they override those generated from the project.',
  }),
  annotations: input(list, {
    description:
      'Further annotations, one `key=value` per line; they override those generated from the project.',
  }),
  'annotation-levels': input(text, {
    description:
      'Levels of annotations, separated by commas: `manifest`, `index`, `manifest-descriptor`, `index-descriptor`. Default: the variable `DOCKER_METADATA_ANNOTATIONS_LEVELS`, or else `manifest`.',
  }),
  context: input(choice('workflow', 'git'), {
    description: 'Source of ref and commit: the event of the `workflow`, or the checked-out `git` commit.',
    default: 'workflow',
    alone: true,
  }),
  'pull-request-sha': input(choice('head', 'merge'), {
    description:
      'The commit that the report calls a pull request by: its `head`, which people know, or the `merge` commit that the host made for the run. Tags and labels name what was built, the merge commit, in any case; only with `strict: false` they follow this, as in docker/metadata-action. By default the variable `DOCKER_METADATA_PR_HEAD_SHA` decides where it is set, else it is `head` (`merge` with `strict: false`).',
  }),
  floating: input(choice('forward', 'always'), {
    description:
      'Whether `latest`, `1` and `1.4` may move to a lower version than an already released one: with `forward` they do not.',
    default: 'forward',
  }),
  'immutable-tags': input(lines, {
    description:
      'Patterns of tags that never move once they are set, one per line, for example `2026*`; a leading `!` makes tags floating. The last match overrides the class from the rule.',
  }),
  created: input(choice('commit', 'now'), {
    description:
      'The time in the label `org.opencontainers.image.created`: of the `commit`, so that a rebuild can have the same digest, or `now`. `SOURCE_DATE_EPOCH` overrides the commit. Default: `commit` (`now` with `strict: false`).',
  }),
  strict: input(bool, {
    description:
      'With `false`, doubtful input that docker/metadata-action accepts has the same result as there and a warning instead of an error.',
    default: 'true',
  }),
  'sep-tags': input(exactText, {
    description: 'Text between the tags of the outputs.',
    default: '\n',
    alone: true,
  }),
  'sep-labels': input(exactText, {
    description: 'Text between the labels of the output.',
    default: '\n',
    alone: true,
  }),
  'sep-annotations': input(exactText, {
    description: 'Text between the annotations of the output.',
    default: '\n',
    alone: true,
  }),
  'bake-target': input(text, {
    description: 'Name of the target in the bake files.',
    default: 'docker-metadata-action',
    alone: true,
  }),
  'github-token': input(text, {
    description: 'Token for the GitHub API, which is used only for facts that the event does not have.',
    expression: '${{ github.token }}',
    secret: true,
  }),
}
