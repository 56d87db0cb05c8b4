import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Dossier } from '../../src/evidence/dossier.types';
import {
  ANCHOR_KEYS,
  ANCHOR_STATUSES,
  RISK_SIGNALS,
  ROLES,
  SENTIMENTS,
  SIDES,
} from '../../src/evidence/evidence.types';
import { SEGMENTS } from '../../src/policy/policy.types';

const text = z.string().nullable();
const figure = z.number().nullable();
const colleague = z.object({ name: z.string(), email: text });

const Packet = z.object({
  id: z.string(),
  asOf: z.string(),
  account: z.object({
    externalId: z.string(),
    name: z.string(),
    segment: z.enum(SEGMENTS),
    industry: text,
    csm: colleague,
    ae: colleague,
  }),
  contract: z.object({
    arr: figure,
    currency: text,
    seats: figure,
    startDate: text,
    renewalDate: text,
    noticePeriodDays: figure,
    plan: text,
    entitlements: z.array(z.string()),
  }),
  opportunity: z.object({ name: text, stage: text, amount: figure, closeDate: text, nextStep: text }),
  contacts: z.array(z.object({ name: z.string(), email: text, title: text, crmRole: text })),
  documents: z.array(z.object({ id: z.string(), kind: z.string(), date: text, author: text, text: z.string() })),
});

const Labels = z.object({
  anchors: z.record(
    z.enum(ANCHOR_KEYS),
    z.object({
      status: z.enum(ANCHOR_STATUSES),
      value: z.unknown(),
      evidence: z.array(z.object({ doc: z.string(), quote: text })),
      note: z.string(),
    }),
  ),
  stakeholders: z.array(
    z.object({
      name: z.string(),
      side: z.enum(SIDES),
      role: z.enum(ROLES),
      sentiment: z.enum(SENTIMENTS),
      left: z.boolean(),
    }),
  ),
  expectationGaps: z.array(z.object({ promise: z.string(), doc: z.string(), quote: z.string(), why: z.string() })),
  riskSignals: z.array(z.enum(RISK_SIGNALS)),
  gate: z.enum(['ready', 'not_ready']),
  injection: z.object({ doc: z.string(), quote: z.string(), aim: z.string() }).nullable(),
});

export const Case = z.object({ packet: Packet, labels: Labels });
export type HandoffCase = z.infer<typeof Case>;

export const OWN_CASES = join(__dirname, 'handoffs');

/** All cases of a folder, one JSON file a packet, in the order of their names. */
export function casesIn(folder: string): HandoffCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => Case.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

export function dossierOf({ packet }: HandoffCase): Dossier {
  const { asOf, account, contract, opportunity, contacts, documents } = packet;
  return { today: asOf, account, contract, opportunity, contacts, documents };
}
