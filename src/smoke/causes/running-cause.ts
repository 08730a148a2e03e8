import type { Tools } from '../../stage/stage.ts'
import { probeHttp } from '../checks/http-probe.ts'
import type { Cause } from '../container/cause.ts'
import type { Container } from '../container/container.ts'
import type { EngineImage } from '../engine/image-config.ts'
import { timeoutCause } from '../readiness/timeout-cause.ts'
import type { Waited } from '../readiness/waited.ts'
import { saidFault } from './exit-cause.ts'
import { brokenProbe } from './probe-cause.ts'
import { silentPython } from './silent-python.ts'

/** Names the most specific cause of a container that still runs and is not ready. */
export async function explainTimeout(
  waited: Waited,
  { container, image }: { readonly container: Container; readonly image: EngineImage },
  tools: Tools,
): Promise<Cause> {
  if (waited.over.kind === 'no-probe') return waited.over.cause
  const { exec } = tools
  const { healthcheck = [] } = image
  const broken =
    waited.condition.kind === 'healthcheck' && waited.state
      ? await brokenProbe(waited.state, { container: container.name, healthcheck, exec }, { least: 1 })
      : undefined
  if (broken) return broken
  const onlyIpv6 = await listensForIpv6Only(waited, tools)
  const plain = timeoutCause({ ...waited, healthcheck, ...(onlyIpv6 && { onlyIpv6 }) })
  if (plain.kind === 'wrong-answer' || plain.kind === 'probe-not-found' || onlyIpv6) return plain
  const lines = container.log.tail.map(({ text }) => text)
  const said = await saidFault(lines.slice(-50), undefined, { exec, container: container.name, image })
  if (said) return { ...said, sentence: `${plain.sentence}; its log says why: ${said.sentence}` }
  const silent = lines.length === 0 && silentPython(waited.state?.command ?? [], image.env)
  if (!silent) return plain
  return {
    ...plain,
    sentence: `${plain.sentence}; it has printed nothing yet, since Python keeps its output back until it ends`,
    advice: [plain.advice, 'Set `ENV PYTHONUNBUFFERED=1` in the Dockerfile to see it.']
      .filter(Boolean)
      .join(' '),
  }
}

/** A port that is bound for IPv6 alone refuses at the container's own address, where one for both would accept. */
async function listensForIpv6Only(
  { condition, listening, port, state }: Waited,
  { http, signal }: Tools,
): Promise<boolean> {
  if (condition.kind !== 'http' || port === undefined) return false
  const bound = listening?.filter(each => each.port === port) ?? []
  if (bound.length === 0 || !bound.every(({ address }) => address === '[::]')) return false
  const address = Object.values(state?.addresses ?? {}).find(each => each !== '')
  if (address === undefined) return false
  const probe = { check: condition, origin: `${address}:${port}`, patienceMs: 2000, signal }
  const tried = await probeHttp(http, probe)
  return tried.kind === 'silent' && tried.error === 'connection refused'
}
