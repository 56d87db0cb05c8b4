import { Injectable, Logger } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Metrics } from './metrics';
import { type ReadinessReport } from './operations.view';

const Backlog = z.object({ due: z.number(), lagSeconds: z.number(), quarantined: z.number() });
type Backlog = z.infer<typeof Backlog>;

const BACKLOG = `
  SELECT count(*)::float8 AS due,
         coalesce(extract(epoch FROM now() - min(due_at)), 0)::float8 AS "lagSeconds",
         (SELECT count(*)::float8 FROM effect WHERE status = 'quarantined') AS quarantined
    FROM effect
   WHERE status IN ('pending', 'running') AND due_at <= now()`;

/** Whether this instance can serve, and how far the work behind it has come. */
@Injectable()
export class Readiness {
  private readonly log = new Logger(Readiness.name);
  private readonly effects: Gauge;
  private readonly lag: Gauge;

  constructor(
    private readonly db: DataSource,
    { registry }: Metrics,
  ) {
    this.effects = new Gauge({
      name: 'effects',
      help: 'Effects whose time has come, and effects set aside for a person',
      labelNames: ['state'],
      registers: [registry],
    });
    this.lag = new Gauge({
      name: 'effects_lag_seconds',
      help: 'How long the oldest due effect has waited',
      registers: [registry],
    });
  }

  async report(): Promise<ReadinessReport> {
    try {
      return { status: 'ok', database: 'up', worker: await this.backlog() };
    } catch (error) {
      this.log.error(error);
      return { status: 'unavailable', database: 'down', worker: null };
    }
  }

  private async backlog(): Promise<Backlog> {
    const backlog = Backlog.parse((await this.db.query<unknown[]>(BACKLOG))[0]);
    this.effects.set({ state: 'due' }, backlog.due);
    this.effects.set({ state: 'quarantined' }, backlog.quarantined);
    this.lag.set(backlog.lagSeconds);
    return backlog;
  }
}
