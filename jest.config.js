/**
 * Native ES modules; swc only strips the types. Test files name the folder they mirror in src/. The name of a file says
 * what it needs:
 *
 *   *.test.ts        Node and Git: the unit tests, `npm run test:unit`
 *   *.load.test.ts   hostile text and many faults: seconds of work, which test:unit leaves out
 *   *.real.test.ts   also real parts (a Docker Engine, a registry, Trivy), which script/test brings
 *   e2e/*.test.ts    also dist/, as script/build writes it
 *
 * Time limits end what hangs, and never measure how fast a machine is.
 */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  globalSetup: '<rootDir>/__tests__/global-setup.js',
  globalTeardown: '<rootDir>/__tests__/global-teardown.js',
  testTimeout: 300_000,
  reporters: ['default', '<rootDir>/__tests__/reporter.js'],
}
