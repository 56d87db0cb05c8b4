import { type z } from 'zod';
import { type AllowedHosts } from '../resilience/allowed-hosts';
import { CallPolicy, type CallSettings } from '../resilience/call.policy';
import { JsonApi, type ApiAnswer, type ApiRequest } from '../resilience/json-api';
import { withoutAnswer } from '../resilience/network.failure';
import { HUBSPOT, judgeHubSpotAnswer } from './hubspot.failure';

export interface HubSpotSettings {
  /** Scheme and host, such as https://api.hubapi.com. */
  baseUrl: string;
  /** A private app's or service key's token. */
  token: string;
}

/** The release of HubSpot's API that every path names. */
export const RELEASE = '2026-09';
/** The smallest plan lets 100 calls pass in ten seconds, and four searches in one. */
const CALLS: Partial<CallSettings> = { perSecond: 9, burst: 10, retries: 4 };
const SEARCHES: Partial<CallSettings> = { perSecond: 4, burst: 4, retries: 4 };

/** The way to HubSpot: requests are made with the token, in HubSpot's pace, and secrets are kept out of errors. */
export class HubSpotApi {
  private readonly calls: JsonApi;
  /** Apart from the other calls: searches have a limit of their own. */
  private readonly searches: JsonApi;

  constructor({ baseUrl, token }: HubSpotSettings, hosts: AllowedHosts, settings: Partial<CallSettings> = {}) {
    const address = { baseUrl, headers: { authorization: `Bearer ${token}` }, secrets: [token] };
    const apiOf = (own: Partial<CallSettings>) => {
      const policy = new CallPolicy(HUBSPOT, (error) => withoutAnswer(HUBSPOT, error), { ...own, ...settings });
      return new JsonApi(address, hosts, policy, judgeHubSpotAnswer);
    };
    this.calls = apiOf(CALLS);
    this.searches = apiOf(SEARCHES);
  }

  /** A call that reads, or sets the same again. @throws OutboundFailure */
  read<Shape extends z.ZodType>(shape: Shape, request: ApiRequest, signal?: AbortSignal): Promise<z.infer<Shape>> {
    const api = request.path.endsWith('/search') ? this.searches : this.calls;
    return api.read(shape, request, signal);
  }

  /** A call that must not be carried out twice. @throws OutboundFailure */
  write<Shape extends z.ZodType>(shape: Shape, request: ApiRequest, signal?: AbortSignal): Promise<z.infer<Shape>> {
    return this.calls.write(shape, request, signal);
  }

  /** A call that reads, or sets the same again, with the moment of its answer. @throws OutboundFailure */
  answerTo(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    return this.calls.answerTo(request, signal);
  }
}

/** Path of all objects of a type, or below it. */
export function objectsPath(type: string, ...below: string[]): string {
  return ['/crm/objects', RELEASE, type, ...below.map(encodeURIComponent)].join('/');
}
