import { test } from '@jest/globals'
import { hasPart } from '../bootstrapped.ts'

/** Whether script/bootstrap could make a BuildKit for containers; it needs Go, and says so where there is none. */
export const hasBuildKit = hasPart('BUILDONCE_TEST_BUILDKIT_IMAGE')

/** A test that needs it; where it could not be had, the test counts as not run, which the last lines of a run tell. */
export const onBuildKit = hasBuildKit ? test : test.skip
