import { HttpException, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings/settings';

/**
 * Keeps one address from drowning the others: so many requests in each second.
 * A counter a second costs the hot path next to nothing, a list of hits would not.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private second = 0;
  private hits = new Map<string, number>();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const { ip } = context.switchToHttp().getRequest<{ ip: string }>();
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.second) {
      this.second = second;
      this.hits = new Map();
    }
    const hits = (this.hits.get(ip) ?? 0) + 1;
    this.hits.set(ip, hits);
    const limit = this.settings.rateLimitPerSecond;
    if (hits > limit) throw new HttpException(`More than ${limit} requests in one second; try again in a second`, 429);
    return true;
  }
}
