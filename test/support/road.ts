import { randomInt } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** The way to a server, over real sockets, on which traffic can break down. */
export class Road {
  private readonly server: Server = createServer((near) => this.join(near));
  private readonly travellers = new Set<Socket>();
  private port?: number;
  private isStill = false;

  constructor(private readonly to: { host: string; port: number }) {}

  async open(): Promise<number> {
    if (this.port !== undefined) await this.listen(this.port);
    else while (this.port === undefined) this.port = await this.listen(ownPort()).catch(anotherIfTaken);
    return this.port;
  }

  /** Who is under way is lost; who sets out is refused. */
  async close(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    for (const socket of this.travellers) socket.resetAndDestroy();
    await closed;
  }

  /** Who is under way stands still, and so does who sets out: nobody is told anything, and nothing is lost. */
  halt(): void {
    this.isStill = true;
    for (const socket of this.travellers) socket.pause();
  }

  goOn(): void {
    this.isStill = false;
    for (const socket of this.travellers) socket.resume();
  }

  private listen(port: number): Promise<number> {
    return new Promise((done, fail) => {
      this.server.once('error', fail);
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', fail);
        done(port);
      });
    });
  }

  private join(near: Socket): void {
    const far = connect(this.to);
    near.pipe(far).pipe(near);
    if (this.isStill) for (const socket of [near, far]) socket.pause();
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.travellers.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => this.travellers.delete(socket) && other.destroy());
    }
  }
}

/** Below those that systems give away for any socket that names none: while the road is closed nobody is given it. */
const ownPort = () => randomInt(20_000, 32_000);

function anotherIfTaken(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'EADDRINUSE') throw error;
}
