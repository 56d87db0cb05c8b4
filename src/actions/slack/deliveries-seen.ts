import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Which deliveries of outside systems were taken, so that none is taken twice. */
@Injectable()
export class DeliveriesSeen {
  constructor(private readonly db: DataSource) {}

  /** True once for each key, whoever asks. */
  async isFirst(source: string, key: string): Promise<boolean> {
    const written = await this.db.query<unknown[]>(
      `INSERT INTO webhook_seen (source, key) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING key`,
      [source, key],
    );
    return written.length === 1;
  }
}
