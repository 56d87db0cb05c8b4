import { HttpException, Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings/settings';

/**
 * Keeps one caller from drowning the others: so many requests in each second.
 * A counter a second costs the hot path next to nothing, a list of hits would not.
 */
@Injectable()
export class Allowance {
  private second = 0;
  private taken = new Map<string, number>();

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'rateLimitPerSecond'>) {}

  /** Takes one request off what `who` may send in this second. @throws HttpException (429) when nothing is left */
  take(who: string): void {
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.second) {
      this.second = second;
      this.taken = new Map();
    }
    const taken = (this.taken.get(who) ?? 0) + 1;
    this.taken.set(who, taken);
    const limit = this.settings.rateLimitPerSecond;
    if (taken > limit) throw new HttpException(`More than ${limit} requests in one second; try again in a second`, 429);
  }
}
