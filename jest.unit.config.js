import config from './jest.config.js'

/**
 * The unit tests only: those that need no real parts and no bundle, and neither take seconds of hostile load nor start the
 * processes of the runner's model and of the entries. Two workers that begin anew before their heap is large take less time of the processor.
 */
export default {
  ...config,
  testPathIgnorePatterns: [
    '/node_modules/',
    '\\.(real|load)\\.test\\.ts$',
    '<rootDir>/__tests__/(e2e|runner|release)/',
    '<rootDir>/__tests__/entry/(ends|process|start)\\.test',
  ],
  maxWorkers: 2,
  workerIdleMemoryLimit: '700MB',
}
