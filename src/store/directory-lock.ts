import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The embedded database has no lock of its own: two processes on one directory would silently lose each other's rows. */
export class DirectoryInUse extends Error {
  constructor(readonly directory: string) {
    super(
      `Another process is using the embedded database in ${directory}. ` +
        'Stop it first, or give this one a DATA_DIR of its own or a DATABASE_URL.',
    );
  }
}

export type Release = () => Promise<void>;

/**
 * Holds the directory for this process. The hold ends with the process, however it dies.
 * @throws DirectoryInUse while another process holds it.
 */
export function lockDirectory(directory: string): Promise<Release> {
  const place = realpathSync(directory);
  return process.platform === 'linux' ? lockByName(place) : Promise.resolve(lockByPidFile(place));
}

/** An abstract socket name lives in the kernel and is freed with its process: nothing can go stale. */
function lockByName(directory: string): Promise<Release> {
  const name = `\0value-in-motion-${createHash('sha256').update(directory).digest('hex').slice(0, 32)}`;
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new DirectoryInUse(directory) : error),
    );
    server.listen(name, () => {
      server.unref();
      resolve(() => new Promise((released) => server.close(() => released())));
    });
  });
}

export function lockByPidFile(directory: string): Release {
  const file = join(directory, 'server.pid');
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (isAlive(Number(readFileSync(file, 'utf8')))) throw new DirectoryInUse(directory);
    writeFileSync(file, String(process.pid));
  }
  return () => Promise.resolve(rmSync(file, { force: true }));
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
