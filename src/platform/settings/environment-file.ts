import { existsSync } from 'node:fs';

/** Adds what a `.env` file in the working directory sets; variables of the real environment win. */
export function readEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
