import { z } from 'zod';
import { type AllowedHosts } from '../resilience/allowed-hosts';
import { type JsonApi } from '../resilience/json-api';
import { OutboundFailure } from '../resilience/outbound.failure';
import { planhatApi, type PlanhatCalls, type PlanhatSettings } from './planhat.client';
import { PLANHAT } from './planhat.failure';
import { Measurement } from './planhat.shapes';

/** A usage figure of a company on one day. */
export interface Figure {
  /** A word without spaces, such as `activeUsers`. */
  dimensionId: string;
  value: number;
  /** Our id of the company, as Planhat keeps it. */
  externalId: string;
  /** ISO date. */
  date: string;
}

/** Which measurements are wanted. */
export interface Measured {
  offset: number;
  limit?: number;
  /** Planhat's id of a company. */
  cId?: string;
  /** A metric. */
  dimid?: string;
  /** Days since 1 January 1970. */
  from?: number;
  to?: number;
}

/** Usage, which Planhat takes on a host of its own and gives back on the host of its API. */
export class PlanhatUsage {
  private readonly api: JsonApi;
  private readonly analytics: JsonApi;

  constructor(
    private readonly settings: PlanhatSettings,
    hosts: AllowedHosts,
    calls: PlanhatCalls = {},
  ) {
    this.api = planhatApi(settings.baseUrl, settings, hosts, calls);
    // This host asks for no token: whoever knows the tenant's id may send.
    this.analytics = planhatApi(settings.analyticsUrl, settings, hosts, calls, {});
  }

  /** One page of what was measured, in an order of Planhat's own. */
  measurements({ limit = 2_000, ...wanted }: Measured, signal?: AbortSignal): Promise<Measurement[]> {
    const query = { limit, ...wanted };
    return this.api.read(z.array(Measurement), { method: 'GET', path: '/dimensiondata', query }, signal);
  }

  /** Sends usage figures. Planhat may add up what it is sent twice, so that no figure is sent again. */
  async send(figures: readonly Figure[], signal?: AbortSignal): Promise<void> {
    const { tenant } = this.settings;
    if (tenant === undefined) {
      throw new OutboundFailure(PLANHAT, 'refused', 'no_tenant', 'PLANHAT_TENANT is not set, and usage goes by it');
    }
    const path = `/dimensiondata/${encodeURIComponent(tenant)}`;
    const body = figures.map((figure) => ({ ...figure, model: 'Company' }));
    await this.analytics.write(z.unknown(), { method: 'POST', path, body }, signal);
  }
}
