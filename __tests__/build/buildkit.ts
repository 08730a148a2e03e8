import { test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { setup } from '../../src/setup/setup.ts'
import { bootstrapped, hasPart } from '../bootstrapped.ts'
import type { Bench } from './bench.ts'

/** Whether script/bootstrap could make a BuildKit for containers; it needs Go, and says so where there is none. */
export const hasBuildKit = hasPart('BUILDONCE_TEST_BUILDKIT_IMAGE')

/** A test that needs it; where it could not be had, the test counts as not run, which the last lines of a run tell. */
export const onBuildKit = hasBuildKit ? test : test.skip

/** Sets up a builder in a container, which cleaning up after the stage setup removes; returns its name. */
export async function startBuilder({ tools }: Pick<Bench, 'tools'>): Promise<string> {
  const texts = {
    driver: 'docker-container',
    'driver-opts': 'network=host',
    'buildkit-image': bootstrapped('BUILDONCE_TEST_BUILDKIT_IMAGE'),
    'buildkitd-config': bootstrapped('BUILDONCE_TEST_BUILDKIT_CONFIG'),
  }
  return (await setup(parse(setupInputs, texts), tools)).builder
}
