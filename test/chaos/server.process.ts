import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { z } from 'zod';

const Ready = z.object({
  status: z.string(),
  worker: z.object({ due: z.number(), quarantined: z.number() }).nullable(),
});

/** The built product as its operator runs it: a process of its own, reached over HTTP only. */
export class ServerProcess {
  private child?: ChildProcess;
  private output = '';

  private constructor(
    private readonly port: number,
    private readonly environment: Record<string, string>,
  ) {}

  static async on(environment: Record<string, string>): Promise<ServerProcess> {
    return new ServerProcess(await freePort(), environment);
  }

  get api(): string {
    return `http://127.0.0.1:${this.port}/api/v1`;
  }

  async start(): Promise<void> {
    const given = {
      ...process.env,
      LLM_PROVIDER: 'offline',
      ...this.environment,
      PORT: String(this.port),
      AUTH: 'off',
    };
    this.child = spawn(process.execPath, ['dist/src/main.js'], { env: { ...given, LOG_LEVEL: 'warn' } });
    this.child.stdout?.on('data', (text: Buffer) => (this.output += text.toString()));
    this.child.stderr?.on('data', (text: Buffer) => (this.output += text.toString()));
    while ((await this.readiness()) === undefined) {
      if (this.child.exitCode !== null) throw new Error(`The server did not start:\n${this.output.slice(-2_000)}`);
      await pause(50);
    }
  }

  /** Nothing is said to the process beforehand, and nothing of it is left. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** How many effects are due or at work, and how many were set aside; undefined while the server cannot be reached. */
  async readiness(): Promise<{ due: number; quarantined: number } | undefined> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.port}/health/ready`);
      return Ready.parse(await answer.json()).worker ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** The most memory the running process has held so far, where the system keeps count of it. */
  get peakMemoryMb(): number {
    const status = readFileSync(`/proc/${this.child?.pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1_000);
  }

  /** `npm run verify` on what the server left behind. */
  verify(): { clean: boolean; report: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/src/verify.js'], {
      env: { ...process.env, ...this.environment },
      encoding: 'utf8',
    });
    return { clean: status === 0, report: stdout + stderr };
  }

  private end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
