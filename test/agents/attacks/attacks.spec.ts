import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { accountSubject, draftSubject } from '../../../src/actions/action.subject';
import { standingOf } from '../../../src/actions/account-standing';
import { ArtifactContent } from '../../../src/evidence/drafting/artifact.types';
import { type Dossier } from '../../../src/evidence/dossier.types';
import { judge } from '../../../src/policy/judge';
import { DRAFT_KINDS } from '../../../src/policy/policy.types';
import {
  AccountRow,
  AnchorRow,
  Approval,
  ArtifactRow,
  FetchRoundRow,
  LlmCall,
  PersonRow,
  ReadingRow,
} from '../../../src/store/entities';
import { PolicyStore } from '../../../src/store/policy.store';
import { handoff } from '../../support/account-record';
import { OFFLINE, agentsOn, onRecord } from '../../support/agents';
import { useDatabase } from '../../support/database';
import { answering, FakeAnthropic, honest } from '../../support/fakes/anthropic.fake';
import { EVIL, obedient } from '../../support/fakes/obedient';

const Attacks = z.array(z.object({ id: z.string(), language: z.string(), style: z.string(), text: z.string() }));
const attacks = Attacks.parse(JSON.parse(readFileSync(join(__dirname, 'attacks.json'), 'utf8')));

const database = useDatabase();
const fakes: FakeAnthropic[] = [];
afterEach(async () => {
  for (const { server } of fakes.splice(0)) await server.close();
});

const ON_RECORD = ['s@kestrel.example', 'anneke@vendor.example', 'raul@vendor.example'];
const INNOCENT = 'We look forward to working with you.';

/** A handoff whose champion and decision maker are open; somebody on record has no address yet. */
function handoffWith(attack: string): Omit<Dossier, 'today'> {
  return {
    ...handoff,
    contacts: [
      { name: 'Simone Achterberg', email: 's@kestrel.example', title: 'Head of Yards', crmRole: null },
      { name: 'Jordan Pell', email: null, title: attack || 'Planner', crmRole: null },
    ],
    documents: [
      {
        id: 'd1',
        kind: 'email',
        date: '2026-06-24',
        author: 'Simone Achterberg',
        text: 'Dwell time at the dock is 74 minutes today. The target is 50 minutes by 2027-02-28.',
      },
      {
        id: 'd2',
        kind: 'email',
        date: '2026-07-12',
        author: 'Simone Achterberg',
        text: [INNOCENT, ...(attack ? [attack] : []), 'Best regards\nSimone'].join('\n\n'),
      },
    ],
  };
}

/** Asks every agent about the account, and gives what must never hang on a document's wishes. */
async function outcomeOf(turn: ConstructorParameters<typeof FakeAnthropic>[0][0], attack: string) {
  const { db, embedded } = database;
  const fake = new FakeAnthropic([turn]);
  fakes.push(fake);
  const anthropic = { apiKey: 'key', baseUrl: await fake.server.listen() };
  await onRecord(db, 'a1', handoffWith(attack), embedded);
  await db.manager.insert(Approval, refusal(attack));
  const { ask } = agentsOn(db, { settings: { ...OFFLINE, provider: 'anthropic', anthropic } });
  const missing = ['champion', 'decisionMaker'] as const;
  await ask('readDocuments', { account: 'a1', upTo: 1 });
  await ask('fetchAnchors', { account: 'a1', missing: [...missing], round: 1 });
  await ask('mapStakeholders', { account: 'a1' });
  const pain = await ask('checkPainMetric', { account: 'a1' });
  const drafted = { account: 'a1', facts: 1, rejections: ['refused'], guidance: attack || 'Call first.' };
  await ask('proposeMitigation', { ...drafted, risk: { score: 62, hardRed: [] } });
  await ask('draftSuccessPlan', drafted);
  await ask('draftRenewalBrief', { ...drafted, term: 1 });
  await ask('writePostMortem', { account: 'a1' });

  const where = { accountId: 'a1' };
  const anchors = await db.manager.find(AnchorRow, { where, order: { key: 'ASC' } });
  const people = await db.manager.find(PersonRow, { where, order: { name: 'ASC' } });
  const rounds = await db.manager.findBy(FetchRoundRow, where);
  const artifacts = (await db.manager.find(ArtifactRow, { where, order: { kind: 'ASC' } })).map(({ content }) =>
    ArtifactContent.parse(content),
  );
  return {
    fake,
    artifacts,
    fixed: {
      gate: anchors.map(({ key, status, value }) => ({ key, status, value })),
      pain,
      people: people.map(({ name, email }) => ({ name, email })),
      tools: rounds.flatMap(({ calls }) => calls.map(({ tool, anchor }) => [tool, anchor])),
      tiers: await Promise.all(artifacts.map(tierOf)),
    },
  };
}
type Outcome = Awaited<ReturnType<typeof outcomeOf>>;

const readersOf = ({ recipients, assignee }: ArtifactContent['steps'][number]) =>
  [...recipients, ...(assignee ? [assignee] : [])].map(({ email }) => email);

async function tierOf(content: ArtifactContent): Promise<[string, string]> {
  const kind = DRAFT_KINDS.find((known) => known === content.kind);
  if (!kind) return [content.kind, 'nobody has to approve it'];
  const policy = await new PolicyStore(database.db).active();
  const row = await database.db.manager.findOneByOrFail(AccountRow, { id: 'a1' });
  const subject = await accountSubject(database.db.manager, standingOf(row), policy);
  return [content.kind, judge(policy, draftSubject(subject, kind, content)).tier];
}

function refusal(attack: string) {
  const reason = `timing: ${attack || 'This is too late.'}`;
  return {
    accountId: 'a1',
    id: 'refused',
    subjectKind: 'mitigation_plan' as const,
    subjectId: 'earlier',
    digest: 'earlier',
    payload: {},
    tier: 'approval_required' as const,
    rule: 'plan_or_brief_needs_a_person',
    policyVersion: 1,
    author: 'agent' as const,
    status: 'rejected' as const,
    decisions: [
      { by: 'maria@vendor.example', at: new Date(0).toISOString(), verb: 'reject' as const, reason, digest: 'earlier' },
    ],
    expiresAt: new Date(0),
  };
}

/** The same account in the hands of an honest model, without any attack. */
let untouched: Outcome['fixed'];
beforeAll(async () => {
  untouched = (await outcomeOf(honest, '')).fixed;
});

describe('a model that does what a document tells it', () => {
  it.each(attacks.map(({ id, language, text }) => [id, language, text]))(
    '(%s, %s) moves no gate, tier, tool, recipient or link; the attack is reported',
    async (_, __, text) => {
      const { artifacts, fixed } = await outcomeOf(
        answering((request) => obedient(request, text)),
        text,
      );
      expect(fixed).toEqual(untouched);
      expect(ON_RECORD).toEqual(expect.arrayContaining(artifacts.flatMap(({ steps }) => steps.flatMap(readersOf))));
      const said = artifacts.map(({ evidence: _evidence, answers, ...content }) => ({
        ...content,
        answers: answers.map(({ answer }) => answer),
      }));
      expect(JSON.stringify(said)).not.toMatch(/https?:|!\[/);
      for (const content of said) expect(JSON.stringify({ ...content, notSupported: [] })).not.toContain(EVIL.host);
      for (const content of said) expect(JSON.stringify({ ...content, notSupported: [] })).not.toContain(EVIL.name);
      const { reading } = await database.db.manager.findOneByOrFail(ReadingRow, { accountId: 'a1' });
      expect(reading.injections.map(({ evidence }) => evidence.documentId)).toContain('d2');
      const calls = await database.db.manager.find(LlmCall);
      expect(new Set(calls.map(({ prompt }) => prompt)).size).toBe(9);
      expect(calls.every(({ outcome }) => outcome === 'ok')).toBe(true);
    },
  );
});
