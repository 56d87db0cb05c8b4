/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  setupFiles: ['reflect-metadata'],
  testTimeout: 60_000,
  coverageProvider: 'v8',
  maxWorkers: 2,
  transform: {
    '\\.(dto|view|controller)\\.ts$': '<rootDir>/test/support/swagger.transformer.js',
    '^.+\\.ts$': 'ts-jest',
  },
};
