import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SETTINGS, type Settings } from '../settings/settings';
import { ApiKeysService } from './api-keys.service';

/** Any number would do; it keeps two instances that start together from making two keys. */
const FIRST_RUN_LOCK = 7_145_002;

/** On the first start there is nobody who could make a key: one is made, and only its place is printed. */
@Injectable()
export class FirstRunKey implements OnApplicationBootstrap {
  private readonly log = new Logger(FirstRunKey.name);

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly keys: ApiKeysService,
    private readonly db: DataSource,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.auth === 'off') return;
    const file = await this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [FIRST_RUN_LOCK]);
      const keys: unknown[] = await tx.query('SELECT 1 FROM api_key LIMIT 1');
      if (keys.length > 0) return null;
      const { key } = await this.keys.create({ name: 'first-run admin', role: 'admin' }, tx);
      return this.write(key);
    });
    if (file) this.log.log(`First run: the admin API key is in ${file}`);
  }

  private write(key: string): string {
    mkdirSync(this.settings.dataDir, { recursive: true });
    const file = resolve(join(this.settings.dataDir, 'admin-key'));
    writeFileSync(file, `${key}\n`, { mode: 0o600 });
    chmodSync(file, 0o600);
    return file;
  }
}
