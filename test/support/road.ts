import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The way to a server, over real sockets, on which traffic can break down. */
export class Road {
  private readonly server: Server = createServer((near) => this.join(near));
  private readonly travellers = new Set<Socket>();
  private port = 0;
  private isStill = false;

  constructor(private readonly to: { host: string; port: number }) {}

  async open(): Promise<number> {
    await new Promise<void>((done) => this.server.listen(this.port, '127.0.0.1', done));
    return (this.port = (this.server.address() as AddressInfo).port);
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
