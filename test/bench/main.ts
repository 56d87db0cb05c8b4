import { spawnSync } from 'node:child_process';
import { benchEngine } from './engine.bench';
import { benchHttp } from './http.bench';
import { benchIngest } from './ingest.bench';
import { benchRescoring } from './rescoring.bench';
import { benchWebhooks } from './webhooks.bench';

/** Each benchmark prints its figures and says whether they reach the floor. */
const benchmarks: Record<string, () => Promise<boolean>> = {
  engine: benchEngine,
  http: benchHttp,
  ingest: benchIngest,
  rescoring: benchRescoring,
  webhooks: benchWebhooks,
};

async function main(name = ''): Promise<number> {
  const benchmark = benchmarks[name];
  if (!benchmark) {
    console.error(`Which benchmark? npm run bench -- ${Object.keys(benchmarks).join(' | ')}`);
    return 2;
  }
  if (!process.env.TEST_DATABASE_URL) return besideAServer(name);
  return (await benchmark()) ? 0 : 1;
}

/** Nobody gave a server, so one is started for the time of the benchmark. */
function besideAServer(name: string): number {
  const command = ['.ci/with-postgres', 'npx', 'tsx', __filename, name];
  return spawnSync('bash', command, { stdio: 'inherit' }).status ?? 2;
}

void main(process.argv[2]).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
