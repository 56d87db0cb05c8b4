import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings/settings';

/** Where the console shows a thing; null as long as nobody has said where people reach this server. */
@Injectable()
export class ConsoleLinks {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>) {}

  get day(): string | null {
    return this.at('day');
  }

  approval(id: string): string | null {
    return this.at('approvals', id);
  }

  action(id: string): string | null {
    return this.at('actions', id);
  }

  private at(...path: string[]): string | null {
    const { publicUrl } = this.settings;
    if (publicUrl === undefined) return null;
    return [publicUrl.replace(/\/$/, ''), 'console', ...path.map(encodeURIComponent)].join('/');
  }
}
