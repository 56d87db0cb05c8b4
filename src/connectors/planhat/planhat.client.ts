import { z } from 'zod';
import { type AllowedHosts } from '../resilience/allowed-hosts';
import { CallPolicy, type CallSettings } from '../resilience/call.policy';
import { JsonApi, type ApiRequest } from '../resilience/json-api';
import { withoutAnswer } from '../resilience/network.failure';
import { OutboundFailure } from '../resilience/outbound.failure';
import { PLANHAT, WINDOW_MS, judgePlanhatAnswer } from './planhat.failure';
import { BulkAnswer, CustomField, LeanCompany, PlanhatRecord, type PlanhatModel } from './planhat.shapes';

export interface PlanhatSettings {
  /** Scheme and host of the API, such as https://api.planhat.com. */
  baseUrl: string;
  token: string;
}

export interface PlanhatCalls extends Partial<CallSettings> {
  /** How long to wait after a refusal for too many calls. */
  windowMs?: number;
}

/** Planhat asks for no more than 200 calls a minute. */
const CALLS: Partial<CallSettings> = {
  perSecond: 3,
  burst: 15,
  retries: 4,
  longestPauseMs: WINDOW_MS,
  attemptTimeoutMs: 30_000,
};
const ALL_AT_ONCE = 5_000;
/** Ids that fit into the address of one call. */
export const IDS_AT_ONCE = 50;

export interface Page {
  offset: number;
  limit: number;
  /** Name of a field, with `-` before it for the other direction. */
  sort: string;
  /** Only records of these companies, at most 50. */
  companyIds?: readonly string[];
}

/** The calls of Planhat's API that the product makes. */
export class PlanhatClient {
  private readonly api: JsonApi;

  constructor({ baseUrl, token }: PlanhatSettings, hosts: AllowedHosts, { windowMs, ...calls }: PlanhatCalls = {}) {
    const policy = new CallPolicy(PLANHAT, (error) => withoutAnswer(PLANHAT, error), { ...CALLS, ...calls });
    const headers = { authorization: `Bearer ${token}` };
    this.api = new JsonApi({ baseUrl, headers, secrets: [token] }, hosts, policy, (said) =>
      judgePlanhatAnswer(said, windowMs),
    );
  }

  /** One page of the records of a model. @throws OutboundFailure, with code `http_404` where the tenant lacks the model */
  list(model: PlanhatModel, { offset, limit, sort, companyIds }: Page, signal?: AbortSignal): Promise<PlanhatRecord[]> {
    const query = { limit, offset, sort, companyId: companyIds?.join(',') };
    return this.read(z.array(PlanhatRecord), { method: 'GET', path: `/${model}`, query }, signal);
  }

  /** @param id Planhat's own, or `extid-` or `srcid-` before one of ours. @returns null when there is no such record */
  async get(model: PlanhatModel, id: string, signal?: AbortSignal): Promise<PlanhatRecord | null> {
    try {
      return await this.read(PlanhatRecord, { method: 'GET', path: `/${model}/${encodeURIComponent(id)}` }, signal);
    } catch (error) {
      if (error instanceof OutboundFailure && error.code === 'http_404') return null;
      throw error;
    }
  }

  /** The companies that one of our ids names. */
  companiesOf(externalId: string, signal?: AbortSignal): Promise<LeanCompany[]> {
    const query = { externalId };
    return this.read(z.array(LeanCompany), { method: 'GET', path: '/leancompanies', query }, signal);
  }

  /** The fields that the tenant has added to the models. */
  customFields(signal?: AbortSignal): Promise<CustomField[]> {
    const query = { limit: ALL_AT_ONCE, offset: 0 };
    return this.read(z.array(CustomField), { method: 'GET', path: '/customfields', query }, signal);
  }

  /** Writes one record by its own key, new or known. @returns Planhat's id, null where the answer does not tell */
  async upsert(model: PlanhatModel, record: Record<string, unknown>, signal?: AbortSignal): Promise<string | null> {
    const request: ApiRequest = { method: 'PUT', path: `/${model}`, body: [record] };
    const answer = await this.api.write(BulkAnswer, request, signal);
    const [refused] = [...answer.createdErrors, ...answer.updatedErrors, ...answer.permissionErrors];
    if (refused !== undefined) {
      throw new OutboundFailure(PLANHAT, 'refused', 'record_refused', JSON.stringify(refused).slice(0, 300));
    }
    const { insertsKeys, updatesKeys, upsertedIds } = answer;
    return insertsKeys[0]?._id ?? updatesKeys[0]?._id ?? upsertedIds[0] ?? null;
  }

  /** Sets fields of one record; setting them again changes nothing. */
  async update(model: PlanhatModel, id: string, fields: Record<string, unknown>, signal?: AbortSignal): Promise<void> {
    const request: ApiRequest = { method: 'PUT', path: `/${model}/${encodeURIComponent(id)}`, body: fields };
    await this.api.write(z.unknown(), request, signal);
  }

  /** Any other call that reads. @throws OutboundFailure */
  read<Shape extends z.ZodType>(shape: Shape, request: ApiRequest, signal?: AbortSignal): Promise<z.infer<Shape>> {
    return this.api.read(shape, request, signal);
  }

  /** The time on Planhat's clock, to the second, and whether it answers to this token. @throws OutboundFailure */
  async now(signal?: AbortSignal): Promise<Date> {
    const query = { limit: 1, offset: 0 };
    return (await this.api.answerTo({ method: 'GET', path: '/companies', query }, signal)).at;
  }
}
