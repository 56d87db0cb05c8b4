import { z } from 'zod';
import { type DossierContact } from '../../evidence/dossier.types';
import { samePerson } from '../../evidence/names';
import { type AllowedHosts } from '../resilience/allowed-hosts';
import { CallPolicy, type CallSettings } from '../resilience/call.policy';
import { JsonApi } from '../resilience/json-api';
import { ofStatus, withoutAnswer } from '../resilience/network.failure';

const SYSTEM = 'people lookup';

export interface PeopleLookupSettings {
  url: string;
  token?: string;
}

/** Whom to look for. Nothing else of the account leaves. */
export interface Sought {
  name: string;
  company: string;
}

/** One who waits for an answer waits seconds: a directory that is slow or sick is left alone soon. */
const CALLS: Partial<CallSettings> = { attemptTimeoutMs: 5_000, retries: 1, perSecond: 5, burst: 10, breakAfter: 4 };
const MOST = 20;
const text = z.string().trim().min(1).max(200);

/** What a directory answers; a person whose row is no such row is left out, and the others are taken. */
const Person = z.object({ name: text, email: z.email().max(200), title: text.nullish() });
const Answer = z.object({ people: z.array(Person.nullable().catch(null)).max(1_000) });

/** A directory of people outside, behind one small contract: `POST { name, company }` → `{ people: [{ name, email, title }] }`. */
export class PeopleLookup {
  private readonly api: JsonApi;

  constructor({ url, token }: PeopleLookupSettings, hosts: AllowedHosts, calls: Partial<CallSettings> = {}) {
    const policy = new CallPolicy(SYSTEM, (error) => withoutAnswer(SYSTEM, error), { ...CALLS, ...calls });
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const address = { baseUrl: url, headers, secrets: token === undefined ? [] : [token] };
    this.api = new JsonApi(address, hosts, policy, ({ status, ...said }) => ofStatus(SYSTEM, status, said));
  }

  /** Those of the answer who may be the person sought; a directory may answer with others. @throws OutboundFailure */
  async find({ name, company }: Sought, signal?: AbortSignal): Promise<DossierContact[]> {
    const request = { method: 'POST', path: '', body: { name, company } } as const;
    const { people } = await this.api.read(Answer, request, signal);
    return people
      .flatMap((person) => (person && samePerson(person.name, name) ? [person] : []))
      .slice(0, MOST)
      .map((person) => ({ name: person.name, email: person.email, title: person.title ?? null, crmRole: null }));
  }
}
