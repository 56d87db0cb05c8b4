import { guardedFetch } from '../../platform/http/guarded-fetch';
import { isLoopback } from '../../platform/settings/setting.rules';
import { withoutAnswer } from './network.failure';
import { OutboundFailure } from './outbound.failure';

/**
 * The hosts that may be called. An entry is a host name, `*.` and a domain for every name below it, or `loopback`.
 * Names that reach us in data (the instance that a login leads to, a link in an answer) are checked against the same list.
 */
export class AllowedHosts {
  private readonly entries: string[];

  constructor(entries: readonly string[]) {
    this.entries = entries.map((entry) => entry.toLowerCase());
  }

  allows(host: string): boolean {
    const name = bare(host.toLowerCase());
    return this.entries.some((entry) => {
      if (entry === 'loopback') return isLoopback(name);
      return entry.startsWith('*.') ? name.endsWith(entry.slice(1)) : name === bare(entry);
    });
  }

  /** @throws OutboundFailure (refused, `host_not_allowed`) */
  check(system: string, host: string): void {
    if (this.allows(host)) return;
    const reason = `${host} is not among the allowed hosts; OUTBOUND_ALLOW can add it`;
    throw new OutboundFailure(system, 'refused', 'host_not_allowed', reason);
  }

  /** A guarded `fetch` that calls allowed hosts only and rejects with an OutboundFailure. */
  fetchFor(system: string): typeof fetch {
    return async (input, init) => {
      const target = input instanceof Request ? input.url : input;
      this.check(system, new URL(target).hostname);
      try {
        return await guardedFetch(input, init);
      } catch (error) {
        throw withoutAnswer(system, error);
      }
    };
  }
}

/** The hosts in the settings of the connected systems, and those the operator allows beside them. */
export function hostsOf(connectors: object, outboundAllow: readonly string[]): AllowedHosts {
  const configured = textsIn(connectors)
    .filter(isUrl)
    .map((text) => new URL(text).hostname);
  return new AllowedHosts([...configured, ...configured.flatMap(homesBehind), ...outboundAllow]);
}

/** Salesforce's general login hosts send each customer to a host of its own. */
function homesBehind(host: string): string[] {
  return host.endsWith('.salesforce.com') ? ['*.my.salesforce.com'] : [];
}

function textsIn(setting: unknown): string[] {
  if (typeof setting === 'string') return [setting];
  if (typeof setting !== 'object' || setting === null) return [];
  const parts: unknown[] = Object.values(setting);
  return parts.flatMap(textsIn);
}

function isUrl(text: string): boolean {
  return /^[a-z]+:\/\//.test(text) && URL.canParse(text);
}

/** An IPv6 address without the brackets a URL puts around it. */
function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}
