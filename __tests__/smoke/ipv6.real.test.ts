import { afterAll, expect, test } from '@jest/globals'
import { smoke } from '../../src/smoke/smoke.ts'
import { buildImage, removeImages, request, testTools } from './real.ts'

afterAll(removeImages)

/**
 * A program for linux/amd64 that listens on [::]:8080 with IPV6_V6ONLY, which no program of the base can: socket, setsockopt,
 * bind, listen, pause; compressed.
 */
const listener =
  'H4sICLMICmsCA3Y2AKt39XFjYmRkgAEmBjsGEK+CwQHMd4CK/2BAAAcGC6AaBwZmoGqQWnawegiA6YPRGVBxGA2zaYcmkNjPBST2gYQML/Gzdh7OYuw8vsMMJAaS3SUFJDw7HznuYAEy+FmzGEDwOIsKF4P8hM77OwyBoh6dz3bJgGWBAkYgnZxg3g4lMPX6O4NecUZxSVFJYhKDXklqRQkDlQA31C/sGP5G9S8Dmr+R+cxYzH0ApQUJ6AcA2e7bBrgBAAA='

test('an application that listens for IPv6 only is told from one that does not answer', async () => {
  const tools = testTools()
  const image = `EXPOSE 8080\nRUN echo ${listener} | base64 -d | gunzip >/v6 && chmod +x /v6\nCMD ["/v6"]`
  const section = await smoke(request(buildImage(image), { 'smoke-path': '/', 'smoke-timeout': '2s' }), tools)
  expect(section.platforms[0]).toMatchObject({
    causeKind: 'port-not-bound',
    cause:
      '`http /` was not answered at port 8080 within 2.0 s: the application listens there for IPv6 only ([::]:8080)',
    advice: expect.stringMatching(/0\.0\.0\.0.*IPV6_V6ONLY/),
  })
  tools.remove()
})
