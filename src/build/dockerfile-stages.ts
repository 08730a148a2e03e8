/** A stage of a Dockerfile. */
export interface DockerfileStage {
  /** The name after AS, in lower case as BuildKit compares it. */
  readonly name?: string
  /** What it is built on: an image, or an earlier stage. */
  readonly from: string
  /** It says itself what its containers run: CMD or ENTRYPOINT. */
  readonly hasCommand: boolean
}

/** Lists the stages of a Dockerfile in their order. https://docs.docker.com/reference/dockerfile/ */
export function readStages(text: string): DockerfileStage[] {
  const stages: { name?: string; from: string; hasCommand: boolean }[] = []
  for (const instruction of instructions(text)) {
    const [word = '', ...rest] = instruction.split(/\s+/)
    const keyword = word.toUpperCase()
    if (keyword === 'FROM') {
      const words = rest.filter(each => !each.startsWith('--'))
      const [from = '', as, name] = words
      stages.push({
        from,
        hasCommand: false,
        ...(as?.toUpperCase() === 'AS' && name && { name: name.toLowerCase() }),
      })
    }
    const stage = stages.at(-1)
    if (stage !== undefined && (keyword === 'CMD' || keyword === 'ENTRYPOINT')) stage.hasCommand = true
  }
  return stages
}

/** Returns whether the containers of a stage run what this Dockerfile says: a base image has a command of its own mostly. */
export function hasOwnCommand(stages: readonly DockerfileStage[], target: string): boolean {
  let before = stages.length
  for (let name = target; ; ) {
    const at = findStage(stages.slice(0, before), name)
    const stage = stages[at]
    if (stage === undefined) return false
    if (stage.hasCommand) return true
    name = stage.from
    before = at
  }
}

/** A stage is named by its name or its number; of two with one name the later one counts. */
function findStage(stages: readonly DockerfileStage[], name: string): number {
  const at = stages.findLastIndex(stage => stage.name === name.toLowerCase())
  return at === -1 && /^\d+$/.test(name) ? Number(name) : at
}

/** Lists the instructions, each on one line: without comments, and without the text of here-documents. */
function* instructions(text: string): Generator<string> {
  const continuation = /^#\s*escape\s*=\s*`/im.test(text.split(/\n(?!#)/, 1)[0] ?? '') ? '`' : '\\'
  let held = ''
  let ends: string[] = []
  for (const raw of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const line = raw.trim()
    if (ends.length > 0) {
      if (line === ends[0]) ends = ends.slice(1)
      continue
    }
    if (line.startsWith('#') || line === '') continue
    if (line.endsWith(continuation)) {
      held += `${line.slice(0, -1)} `
      continue
    }
    const instruction = (held + line).trim()
    held = ''
    if (/^(?:RUN|COPY|ADD)\s/i.test(instruction))
      ends = [...instruction.matchAll(/<<-?(["']?)([A-Za-z_]\w*)\1/g)].map(([, , end = '']) => end)
    yield instruction
  }
  if (held !== '') yield held.trim()
}
