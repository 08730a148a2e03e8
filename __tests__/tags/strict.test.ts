import { describe, expect, test } from '@jest/globals'
import { type Given, makeTags } from './run.ts'

interface Row {
  readonly what: string
  readonly texts: Record<string, string>
  readonly given?: Given
  /** What the message must hold in strict mode. */
  readonly error: string | RegExp
  /** Tag names outside strict mode; absent where that is an error too. */
  readonly lenient?: string
  /** Nothing is said outside strict mode. */
  readonly quiet?: true
}

const tag = (ref: string): Given => ({ ref: `tags/${ref}` })
const long = 'a'.repeat(140)

const rows: readonly Row[] = [
  {
    what: 'a tag with a leading dash',
    texts: { tags: 'type=raw,value=-lead' },
    error: /line 1, "type=raw,value=-lead".*starts with "-"/,
    lenient: '-lead',
  },
  { what: 'a tag with a leading dot', texts: { tags: '.x' }, error: 'starts with "."', lenient: '.x' },
  {
    what: 'a tag of more than 128 characters',
    texts: { tags: long },
    error: '140 characters',
    lenient: long,
  },
  {
    what: 'a value without any legal character',
    texts: { tags: '@@@' },
    error: '"@@@" becomes "-"',
    lenient: '-',
  },
  {
    what: 'an image with a tag',
    texts: { images: 'a/b:1', tags: 'x' },
    error: 'it has the tag "1". Remove the tag: tags come from the rules.',
    lenient: 'x',
  },
  {
    what: 'an image with a digest',
    texts: { images: `a/b@sha256:${'0'.repeat(64)}`, tags: 'x' },
    error: 'it has a digest',
    lenient: 'x',
  },
  {
    what: 'an empty image name',
    texts: { images: 'a/b,', tags: 'x' },
    error: 'an image name is empty',
    lenient: 'x',
  },
  {
    what: 'an expression in an image name',
    texts: { images: 'a/{{branch}}', tags: 'x' },
    error: 'names do not support them',
    lenient: 'x',
  },
  {
    what: 'several images on one of several lines',
    texts: { images: 'a/b,c/d\ne/f', tags: 'x' },
    error: /line 1, "a\/b,c\/d": it has several names/,
    lenient: 'x',
  },
  {
    what: 'an unknown word beside an image',
    texts: { images: 'a/b,enabled=false', tags: 'x' },
    error: '"enabled" is not known',
  },
  {
    what: 'an image that is neither enabled nor disabled',
    texts: { images: 'name=a/b,enable=yes', tags: 'x' },
    error: 'enable "yes"',
  },
  {
    what: 'several bare values on one line',
    texts: { tags: 'x\na,b,c' },
    error: /line 2, "a,b,c": it has several values: put each on its own line/,
    lenient: 'x c',
  },
  {
    what: 'a pattern that a comma breaks',
    texts: { tags: 'type=match,pattern=v\\d{1,3}' },
    given: tag('v12'),
    quiet: true,
    error: 'quote a field that contains a comma',
  },
  {
    what: 'an attribute that is misspelt',
    texts: { tags: 'type=raw,value=x,enabled=false' },
    error: /attribute "enabled" is not known, did you mean enable\?/,
    lenient: 'x',
  },
  {
    what: 'an attribute that is given twice',
    texts: { tags: 'type=raw,value=x,value=y' },
    error: 'value is given twice',
    lenient: 'y',
  },
  {
    what: 'a priority that is no number',
    texts: { tags: 'type=raw,value=x,priority=high' },
    error: 'priority "high" is not a number',
    lenient: 'x',
  },
  {
    what: 'a match without a group',
    texts: { tags: 'type=semver,pattern={{version}},match=v\\d' },
    given: tag('v1.2.3'),
    error: 'needs one capture group',
  },
  {
    what: 'a match that is no regular expression',
    texts: { tags: 'type=semver,pattern={{version}},match=v(' },
    given: tag('v1.2.3'),
    error: 'match "v(" is not a regular expression',
  },
  {
    what: 'a pattern that is no regular expression',
    texts: { tags: 'type=match,pattern=v(' },
    given: tag('v1.2.3'),
    error: 'pattern "v(" is not a regular expression',
  },
  {
    what: 'a group that is not in the pattern',
    texts: { tags: 'x\ntype=match,pattern=v.*,group=2' },
    given: tag('v1.2.3'),
    error: 'the pattern has no group 2',
    lenient: 'x',
  },
  {
    what: 'the commit in a version pattern',
    texts: { tags: 'type=semver,pattern={{version}}-{{sha}}' },
    given: tag('v1.0.0'),
    error: /\{\{sha\}\} is not known in this place .*put it into prefix= or suffix=/,
    lenient: '1.0.0- latest',
  },
  {
    what: 'the commit in a version pattern, on a branch',
    texts: { tags: 'x\ntype=semver,pattern={{version}}-{{sha}}' },
    error: '{{sha}} is not known in this place',
    quiet: true,
  },
  {
    what: 'a misspelt expression',
    texts: { tags: 'type=raw,value=x{{brnch}}' },
    error: 'did you mean {{branch}}?',
    lenient: 'x',
  },
  {
    what: 'a misspelt expression with an argument',
    texts: { tags: "type=raw,value={{dat 'YYYY'}}" },
    error: 'did you mean {{date}}?',
  },
  {
    what: 'a misspelt expression in the flavor',
    texts: { tags: 'x', flavor: 'prefix={{brnch}}' },
    error: 'did you mean {{branch}}?',
    lenient: 'x',
  },
  {
    what: 'a block',
    texts: { tags: 'type=raw,value={{#if is_default_branch}}a{{else}}b{{/if}}' },
    given: { ref: 'heads/dev' },
    error: 'enable={{is_default_branch}}',
    lenient: 'a',
  },
  {
    what: 'an expression of another language',
    texts: { tags: 'type=raw,value={{ .Version }}' },
    error: '{{ .Version }} cannot be read',
  },
  { what: 'a date without a format', texts: { tags: 'type=raw,value={{date}}' }, error: 'needs a format' },
  {
    what: 'a date with an unknown word',
    texts: { tags: "type=raw,value={{date 'YYYY' zone='UTC'}}" },
    error: 'does not support zone=',
  },
  {
    what: 'an unknown time zone',
    texts: { tags: "type=raw,value={{date 'HH' tz='Mars/Base'}}" },
    error: 'time zone "Mars/Base" is not known',
    lenient: '08',
  },
  {
    what: 'a time of the commit that is none',
    texts: { tags: "type=raw,value={{commit_date 'YYYY'}}" },
    given: {
      payload: { head_commit: { id: '860c1904a1ce19322e91ac35af1ab07466440c37', timestamp: 'soon' } },
    },
    error: '"soon" is not a time',
    lenient: 'Invalid-date',
  },
  {
    what: 'a time of the commit that nobody knows',
    texts: { tags: "type=raw,value={{commit_date 'YYYY'}}" },
    error: 'the time of the commit',
    lenient: '2026',
  },
  {
    what: 'an onlatest before its prefix',
    texts: { tags: 'x', flavor: 'onlatest=true,prefix=a-' },
    error: 'onlatest must follow',
    lenient: 'a-x',
  },
  {
    what: 'an onlatest on another line',
    texts: { tags: 'x', flavor: 'prefix=a-\nonlatest=true' },
    error: /flavor: line 2, "onlatest=true"/,
    lenient: 'a-x',
  },
  {
    what: 'a flavor with a second "="',
    texts: { tags: 'x', flavor: 'prefix=a=b' },
    error: 'second "="',
    lenient: 'ax',
  },
  {
    what: 'a flavor without "="',
    texts: { tags: 'x', flavor: 'latest' },
    error: '"latest" is not key=value',
  },
  { what: 'a misspelt flavor', texts: { tags: 'x', flavor: 'sufix=a' }, error: 'did you mean suffix?' },
  {
    what: 'a wrong flavor',
    texts: { tags: 'x', flavor: 'latest=yes' },
    error: 'latest "yes" is not one of auto, true, false',
  },
  {
    what: 'an unknown level',
    texts: { tags: 'x', 'annotation-levels': 'indx' },
    error: 'annotation-levels: "indx" is not one of',
    lenient: 'x',
  },
  {
    what: 'an unknown level in the environment',
    texts: { tags: 'x' },
    given: { variables: { DOCKER_METADATA_ANNOTATIONS_LEVELS: 'indx' } },
    error: 'DOCKER_METADATA_ANNOTATIONS_LEVELS',
    lenient: 'x',
  },
  {
    what: 'a label without "="',
    texts: { tags: 'x', labels: 'a=1\nlonely' },
    error: /labels: line 2, "lonely": it is not key=value/,
    lenient: 'x',
  },
  {
    what: 'an annotation without "="',
    texts: { tags: 'x', annotations: 'lonely' },
    error: 'it is not key=value',
    lenient: 'x',
  },
  {
    what: 'a short commit of no length',
    texts: { tags: 'type=sha' },
    given: { variables: { DOCKER_METADATA_SHORT_SHA_LENGTH: '0' } },
    error: 'DOCKER_METADATA_SHORT_SHA_LENGTH: "0"',
    lenient: 'sha-',
  },
  {
    what: 'a short commit of a broken length',
    texts: { tags: 'type=sha' },
    given: { variables: { DOCKER_METADATA_SHORT_SHA_LENGTH: '5.5' } },
    error: '"5.5" is not a whole number',
    lenient: 'sha-860c1',
  },
  {
    what: 'a length that is no number',
    texts: { tags: 'type=sha' },
    given: { variables: { DOCKER_METADATA_SHORT_SHA_LENGTH: 'seven' } },
    error: '"seven" is not a number',
  },
  {
    what: 'a switch that is no boolean',
    texts: { tags: 'x' },
    given: { variables: { DOCKER_METADATA_SET_OUTPUT_ENV: 'yes' } },
    error: '"yes" is neither true nor false',
  },
  {
    what: 'an unknown type',
    texts: { tags: 'type=semvr,pattern={{version}}' },
    error: 'type "semvr" is not known, did you mean semver?',
  },
  { what: 'a missing pattern', texts: { tags: 'type=semver' }, error: 'type=semver needs pattern=' },
  { what: 'a missing value', texts: { tags: 'type=raw' }, error: 'type=raw needs value=' },
  { what: 'a missing event', texts: { tags: 'type=ref' }, error: 'type=ref needs event=branch|tag|pr' },
  { what: 'an unknown event', texts: { tags: 'type=ref,event=tags' }, error: 'did you mean tag?' },
  {
    what: 'an unknown format',
    texts: { tags: 'type=sha,format=medium' },
    error: 'format "medium" is not one of short, long',
  },
  {
    what: 'a group that is no number',
    texts: { tags: 'type=match,pattern=v(.*),group=first' },
    error: 'group "first" is not a number',
  },
  {
    what: 'a rule that is neither on nor off',
    texts: { tags: 'type=sha,enable={{branch}}' },
    error: 'enable evaluates to "master"',
  },
  {
    what: 'a quote inside a field',
    texts: { tags: 'type=raw,value={{date "YYYY"}}' },
    error: 'it has a quote inside a field',
  },
  {
    what: 'a quote inside a field with a comma',
    texts: { tags: 'type=raw,value="x,y"' },
    error: 'it has a quote inside a field',
  },
  { what: 'a quote that does not end', texts: { tags: '"type=raw' }, error: 'a quoted item is not closed' },
]

describe('input that is doubtful or wrong', () => {
  test.each(rows)('$what is an error that names it', async ({ texts, given, error }) => {
    await expect(makeTags(texts, given)).rejects.toThrow(error)
  })

  test.each(rows.filter(row => row.lenient !== undefined))(
    '$what gives the old result and a warning outside strict mode',
    async ({ texts, given, lenient }) => {
      const { section } = await makeTags({ ...texts, strict: 'false' }, given)
      expect(section.tags.map(({ name }) => name).join(' ')).toBe(lenient)
      expect(section.warnings).not.toEqual([])
    },
  )

  test.each(rows.filter(row => row.lenient === undefined && !row.quiet))(
    '$what is an error outside strict mode as well',
    async ({ texts, given, error }) => {
      await expect(makeTags({ ...texts, strict: 'false' }, given)).rejects.toThrow(error)
    },
  )

  test('all that is wrong is reported at once', async () => {
    const texts = { images: 'a/b:1', tags: 'type=raw\ntype=semvr', flavor: 'latest=yes', labels: 'x=1' }
    await expect(makeTags(texts)).rejects.toThrow(
      /4 inputs are wrong[\s\S]*images[\s\S]*line 1[\s\S]*line 2[\s\S]*flavor/,
    )
  })

  test('an attribute of another kind of rule is only warned about', async () => {
    const { section } = await makeTags({ tags: 'type=raw,value=x,pattern=y' })
    expect(section.tags.map(({ name }) => name)).toEqual(['x'])
    expect(section.warnings).toEqual([
      'tags: line 1, "type=raw,value=x,pattern=y": type=raw does not use pattern',
    ])
  })
})
