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
    '^.+\\.ts$': ['ts-jest', { astTransformers: { before: ['test/support/swagger.transformer.js'] } }],
  },
};
