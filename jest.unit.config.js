import config from './jest.config.js'

/** The unit tests only: those that need no real parts and no bundle. */
export default {
  ...config,
  testPathIgnorePatterns: ['/node_modules/', '\\.(real|load)\\.test\\.ts$', '<rootDir>/__tests__/e2e/'],
}
