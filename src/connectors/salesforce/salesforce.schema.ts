import { z } from 'zod';
import { OutboundFailure } from '../resilience/outbound.failure';
import { type SalesforceClient } from './salesforce.client';

const Description = z.object({
  fields: z.array(
    z.object({
      name: z.string(),
      relationshipName: z.string().nullish(),
      referenceTo: z.array(z.string()).default([]),
      filterable: z.boolean().default(true),
    }),
  ),
});
type Described = z.infer<typeof Description>['fields'] | null;

/** Answers of the API after which the schema is not what it was. */
export const DRIFTED = ['INVALID_FIELD', 'INVALID_TYPE'];
const MISSING = ['NOT_FOUND', 'INVALID_TYPE', 'http_404'];

/** What objects and fields the org has. Told once, and asked anew when a query shows that it has changed. */
export class SalesforceSchema {
  private readonly told = new Map<string, Promise<Described>>();

  constructor(private readonly client: SalesforceClient) {}

  async has(object: string, signal?: AbortSignal): Promise<boolean> {
    return (await this.describe(object, signal)) !== null;
  }

  /** Those of the paths, such as `Amount` or `Owner.Email`, that a query may name. */
  async known(object: string, paths: readonly string[], signal?: AbortSignal): Promise<string[]> {
    const known = await Promise.all(paths.map((path) => this.knows(object, path, signal)));
    return paths.filter((_, at) => known[at]);
  }

  forget(): void {
    this.told.clear();
  }

  /** False for a long text, by which a query cannot select. */
  async canFilter(object: string, path: string, signal?: AbortSignal): Promise<boolean> {
    const fields = (await this.describe(object, signal)) ?? [];
    return fields.every(({ name, filterable }) => name.toLowerCase() !== path.toLowerCase() || filterable);
  }

  private async knows(object: string, path: string, signal?: AbortSignal): Promise<boolean> {
    const fields = await this.describe(object, signal);
    if (!fields) return false;
    const [first = '', ...rest] = path.split('.');
    if (rest.length === 0) return fields.some(({ name }) => name.toLowerCase() === first.toLowerCase());
    const relation = fields.find(({ relationshipName }) => relationshipName?.toLowerCase() === first.toLowerCase());
    if (!relation) return false;
    // What may be one of several kinds has the fields that all of them have, which only a query can tell.
    const [target] = relation.referenceTo.length === 1 ? relation.referenceTo : [];
    return target === undefined || this.knows(target, rest.join('.'), signal);
  }

  private describe(object: string, signal?: AbortSignal): Promise<Described> {
    const before = this.told.get(object);
    if (before) return before;
    const asked = this.ask(object, signal);
    this.told.set(object, asked);
    asked.catch(() => this.told.delete(object));
    return asked;
  }

  private async ask(object: string, signal?: AbortSignal): Promise<Described> {
    try {
      const answer = await this.client.read({ method: 'GET', url: `/sobjects/${object}/describe` }, signal);
      return Description.parse(answer).fields;
    } catch (error) {
      if (error instanceof OutboundFailure && MISSING.includes(error.code)) return null;
      throw error;
    }
  }
}
