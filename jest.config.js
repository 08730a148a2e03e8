/** Native ES modules; swc only strips the types. Test files name the folder they mirror in src/. */
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
  globalSetup: '<rootDir>/__tests__/temporary-folder.js',
  globalTeardown: '<rootDir>/__tests__/temporary-folder-removed.js',
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/__tests__/reporter.js'],
}
