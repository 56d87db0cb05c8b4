import { beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenAPIObject } from '@nestjs/swagger';
import { restore } from '../../src/lifecycle/decide';
import { PHASES } from '../../src/lifecycle/phases';
import { positionOf, standingIn } from '../../src/lifecycle/position';
import { MACHINE_VERSION } from '../../src/lifecycle/upgrades';
import { storedByVersion } from '../lifecycle/stored.accounts';
import { useApplication } from '../support/application';

const { anonymous, as } = useApplication();

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schema = { [member: string]: unknown };
type Media = { schema?: Schema; example?: unknown; examples?: Record<string, { value: unknown }> };

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
let document: OpenAPIObject;
beforeAll(async () => {
  ({ body: document } = await anonymous().get('/docs-json'));
});

describe('the OpenAPI document', () => {
  it('says of every schema, down to the last field, what is in it', () => {
    const nothing = (node: unknown, place: string): string[] => {
      if (typeof node !== 'object' || node === null) return [];
      const below = Object.entries(node).flatMap(([name, child]) =>
        name === 'example' || name === 'examples' ? [] : nothing(child, `${place}/${name}`),
      );
      return saysNothing(node as Schema) ? [place, ...below] : below;
    };
    expect(nothing(document.components?.schemas, '')).toEqual([]);
    expect(nothing(document.paths, '')).toEqual([]);
  });

  it('tells business days from moments, and names the day where it is held, as every answer does', async () => {
    expect(document.info.description).toContain('holds its business day at 2026-11-24');
    const described = (view: string, field: string) => {
      const { properties = {} } = document.components?.schemas?.[view] as { properties?: Record<string, Schema> };
      return properties[field]?.description;
    };
    for (const view of ['ScoresView', 'WasteView', 'ScoreChangeView'])
      expect(described(view, 'asOf')).toContain('business day');
    expect(described('ActionView', 'dueOn')).toContain('business day');
    expect(described('ApprovalView', 'openedAt')).toContain('clock');
    await as('viewer').get('/api/v1/actions').expect(200).expect('Business-Date', '2026-11-24');
  });

  it('describes every answer that has a body', () => {
    const bare = operations().flatMap(([name, { responses }]) =>
      Object.entries(responses).flatMap(([status, response]) => {
        const isVoid = status === '204' || name.includes('/webhooks/');
        return isVoid || mediaOf(response).some(({ schema }) => schema) ? [] : [`${name} ${status}`];
      }),
    );
    expect(bare).toEqual([]);
  });

  it('holds an example of every body', () => {
    const without = operations().flatMap(([name, { requestBody }]) =>
      mediaOf(requestBody).some((media) => exampleIn(media) === undefined) ? [name] : [],
    );
    expect(without).toEqual([]);
  });

  it('shows how every operation fails', () => {
    for (const [name, { responses, requestBody, security }] of operations()) {
      const failures = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      const isOpen = security?.some((way) => Object.keys(way).length === 0) ?? false;
      const expected = ['429', '503', ...(isOpen ? [] : ['401']), ...(requestBody ? ['400'] : [])];
      expect([name, failures.map(([status]) => status)]).toEqual([name, expect.arrayContaining(expected)]);
      for (const [status, response] of failures) {
        const [media] = mediaOf(response);
        expect([name, media?.schema]).toEqual([name, { $ref: '#/components/schemas/Problem' }]);
        expect(media?.example).toMatchObject({ status: Number(status), detail: expect.any(String) });
      }
    }
  });

  it('lets every change of the policy name the version it replaces', () => {
    const { PutPolicyDto, ChangeAutonomyDto } = document.components?.schemas ?? {};
    const optional = {
      properties: { replaces: { type: 'number' } },
      required: expect.not.arrayContaining(['replaces']),
    };
    expect([PutPolicyDto, ChangeAutonomyDto]).toMatchObject([optional, optional]);
  });

  it('says what null may stand for in the words of OpenAPI 3.1', () => {
    expect(JSON.stringify(document)).not.toContain('"nullable"');
    const { AccountView } = document.components?.schemas ?? {};
    expect(AccountView).toMatchObject({
      properties: {
        phase: { enum: [...PHASES, 'paused'].sort(), example: 'handoff_audit' },
        version: { type: 'number', description: 'Number of the last journal entry.', example: 7 },
        waitsFor: { anyOf: [{ $ref: '#/components/schemas/WaitView' }, { type: 'null' }] },
        riskSignals: { type: 'array', items: { $ref: '#/components/schemas/RiskSignalView' } },
        arr: { type: ['number', 'null'] },
      },
    });
  });
});

describe('the examples', () => {
  const examplesOf = (path: string, method: 'post' | 'put'): Record<string, { value: unknown }> => {
    const [media] = mediaOf(document.paths[`/api/v1${path}`]?.[method]?.requestBody);
    return media?.examples ?? { example: { value: media?.example } };
  };
  const send = async (path: string, method: 'post' | 'put', at = path) => {
    for (const { value } of Object.values(examplesOf(path, method))) {
      const { body, status } = await as('admin')[method](`/api/v1${at}`).send(Object(value));
      expect([at, body, status < 300]).toEqual([at, body, true]);
    }
  };

  it('work as they stand, on the account that the first of them opens', async () => {
    await send('/accounts', 'post');
    const account = '/accounts/ext:crm-1001';
    await send('/accounts/{id}/documents', 'post', `${account}/documents`);
    for (const [key, { value }] of Object.entries(examplesOf('/accounts/{id}/anchors/{key}', 'put'))) {
      await as('csm').put(`/api/v1${account}/anchors/${key}`).send(Object(value)).expect(200);
    }
    const change = examplesOf('/accounts/{id}/events', 'post')['contract.changed']?.value;
    await as('csm').post(`/api/v1${account}/events`).send(Object(change)).expect(200);
    for (const [kind, { value }] of Object.entries(examplesOf('/telemetry/{kind}', 'post'))) {
      const { body } = await as('csm').post(`/api/v1/telemetry/${kind}`).send(Object(value)).expect(200);
      expect(body).toEqual({ accepted: 1, rejected: [] });
    }
    await send('/api-keys', 'post');
    await send('/policy/what-if', 'post');
    await send('/policy', 'put');
  });

  it('of an account say together what an account says that stands where they do', () => {
    const exampleOf = (view: string, field: string) => {
      const { properties = {} } = document.components?.schemas?.[view] as { properties?: Record<string, Schema> };
      return properties[field]?.['example'];
    };
    const state = exampleOf('AccountView', 'state');
    const stored = new Map(storedByVersion()).get(MACHINE_VERSION)?.[String(state)];
    if (!stored) throw new Error(`No account ever stands in ${String(state)}`);
    const account = restore(stored);
    const { phase, waitsFor, next } = positionOf(account);
    expect(exampleOf('AccountView', 'phase')).toBe(phase);
    expect({ who: exampleOf('WaitView', 'who'), what: exampleOf('WaitView', 'what') }).toEqual(waitsFor);
    const way = Object.fromEntries(['on', 'condition', 'leadsTo'].map((field) => [field, exampleOf('WayView', field)]));
    expect(next).toContainEqual(way);
    expect(exampleOf('LifecycleView', 'standing')).toEqual(standingIn(account));
  });
});

function operations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): [string, Operation][] => {
      const operation = item[method];
      return operation ? [[`${method} ${path}`, operation]] : [];
    }),
  );
}

function mediaOf(holder: object | undefined): Media[] {
  return holder && 'content' in holder ? Object.values(Object(holder.content)) : [];
}

function exampleIn({ schema, example, examples }: Media): unknown {
  return example ?? schema?.['example'] ?? Object.values(examples ?? {})[0]?.value;
}

/** An object or a list that names neither its parts nor that they are open. */
function saysNothing(schema: Schema): boolean {
  const { type, properties, additionalProperties, items } = schema;
  if (type === 'array') return items === undefined;
  if (type !== 'object' && !(Array.isArray(type) && type.includes('object'))) return false;
  return additionalProperties !== true && Object.keys(Object(properties ?? additionalProperties)).length === 0;
}
