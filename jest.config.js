/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  setupFiles: ['reflect-metadata'],
  testTimeout: 60_000,
  coverageProvider: 'v8',
  maxWorkers: 2,
  /** What each suite leaves behind adds up over some two hundred of them, until the largest one finds no room. */
  workerIdleMemoryLimit: '1GB',
  transform: {
    '\\.(dto|view|controller)\\.ts$': '<rootDir>/test/support/swagger.transformer.js',
    '^.+\\.ts$': 'ts-jest',
  },
};
