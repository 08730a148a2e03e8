import config from './jest.config.js'

/**
 * The unit tests only: those that need no real parts and no bundle, and neither take seconds of hostile load nor start the
 * processes of the runner's model, of the entries and of whole commands. Two workers that begin anew before their heap is
 * large take less time of the processor.
 */
export default {
  ...config,
  testPathIgnorePatterns: [
    '/node_modules/',
    '\\.(real|load)\\.test\\.ts$',
    '<rootDir>/__tests__/(e2e|runner|release)/',
    '<rootDir>/__tests__/entry/(ends|process|start)\\.test',
    '<rootDir>/__tests__/golden/(commands|record)\\.test',
  ],
  maxWorkers: 2,
  workerIdleMemoryLimit: '700MB',
}
