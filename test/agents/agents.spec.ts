import { describe, expect, it } from '@jest/globals';
import {
  AnchorRow,
  ArtifactRow,
  ContactRow,
  FetchRoundRow,
  LlmCall,
  PersonRow,
  PromiseRow,
  ReadingRow,
  ScoreHistory,
} from '../../src/store/entities';
import { type Dossier } from '../../src/evidence/dossier.types';
import { digestOf } from '../../src/policy/digest';
import { handoff } from '../support/account-record';
import { agentsOn, onRecord, type Given } from '../support/agents';
import { useDatabase } from '../support/database';

const database = useDatabase();

const sold: Omit<Dossier, 'today'> = {
  ...handoff,
  contract: { ...handoff.contract, startDate: '2026-11-01', renewalDate: '2027-11-01' },
  opportunity: { name: 'Kestrel', stage: 'Closed Won', amount: 60_000, closeDate: '2026-10-20', nextStep: 'Kick-off' },
  documents: [
    {
      id: 'd1',
      kind: 'email',
      date: '2026-10-12',
      author: 'Simone Achterberg',
      text: 'From: Simone Achterberg <s.achterberg@kestrel.example>\nTo: Raúl Pemberton\n\nRaúl, I pushed this through with the board. Average dwell time at the dock is 74 minutes today, and we want 50 minutes by 28 February 2027.\n\nDale Whitcombe, our COO, signed the budget yesterday.\n\nSimone',
    },
  ],
};

async function agents(given: Given = {}) {
  await onRecord(database.db, 'a1', sold, database.embedded);
  return agentsOn(database.db, given);
}
const rows = database;

describe('reading', () => {
  it('keeps anchors, people and the reading as a whole, and answers only what is still open', async () => {
    const { ask } = await agents();
    const answer = await ask('readDocuments', { account: 'a1', upTo: 3 });
    const anchors = await rows.db.manager.findBy(AnchorRow, { accountId: 'a1' });
    expect(answer).toMatchObject({ upTo: 3, changed: true });
    expect(anchors).toHaveLength(7);
    expect(answer.anchors).toEqual(
      Object.fromEntries(anchors.flatMap(({ key, status }) => (status === 'concrete' ? [] : [[key, status]]))),
    );
    expect((await rows.db.manager.findBy(PersonRow, { accountId: 'a1' })).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Simone Achterberg', 'Dale Whitcombe', 'Raúl Pemberton', 'Anneke Vos']),
    );
    expect(await rows.db.manager.findOneBy(ReadingRow, { accountId: 'a1' })).toMatchObject({ upTo: 3, by: 'offline' });
  });

  it('says that nothing changed when it reads the same again', async () => {
    const { ask } = await agents();
    await ask('readDocuments', { account: 'a1', upTo: 1 });
    expect(await ask('readDocuments', { account: 'a1', upTo: 2 })).toMatchObject({ changed: false });
  });

  it('leaves alone what people decided about a promise', async () => {
    const { ask } = await agents();
    await ask('readDocuments', { account: 'a1', upTo: 1 });
    await rows.db.manager.insert(PromiseRow, {
      accountId: 'a1',
      id: 'p1',
      promise: 'A mobile app',
      status: 'met',
      evidence: [],
    });
    await ask('readDocuments', { account: 'a1', upTo: 2 });
    expect(await rows.db.manager.findOneBy(PromiseRow, { accountId: 'a1', id: 'p1' })).toMatchObject({ status: 'met' });
  });
});

describe('fetching', () => {
  it('uses one tool for each missing anchor and records what came of it', async () => {
    const { ask } = await agents();
    await ask('readDocuments', { account: 'a1', upTo: 1 });
    await ask('fetchAnchors', { account: 'a1', missing: ['seats', 'successCriteria'], round: 1 });
    const [round] = await rows.db.manager.findBy(FetchRoundRow, { accountId: 'a1' });
    expect(round?.calls.map(({ anchor, tool }) => [anchor, tool])).toEqual([
      ['seats', 'search_crm'],
      ['successCriteria', 'search_documents'],
    ]);
    expect(round?.calls.every(({ findings }) => findings.length > 0)).toBe(true);
  });

  it('stores whom a directory knows as a contact, once', async () => {
    const dale = { name: 'Dale Whitcombe', email: 'dale@kestrel.example', title: 'COO', crmRole: null };
    const { ask } = await agents({ people: { lookUp: () => Promise.resolve([dale]) } });
    await ask('readDocuments', { account: 'a1', upTo: 1 });
    const look = { account: 'a1', missing: ['decisionMaker' as const], round: 2 };
    expect(await ask('fetchAnchors', look)).toEqual({ found: 1 });
    expect(await rows.db.manager.findOneBy(ContactRow, { email: 'dale@kestrel.example' })).toMatchObject({
      source: 'fetch',
    });
    expect(await ask('fetchAnchors', look)).toEqual({ found: 0 });
  });

  it('goes on when a tool fails, and says which', async () => {
    const { ask } = await agents({ crm: { search: () => Promise.reject(new Error('503')) } });
    await ask('readDocuments', { account: 'a1', upTo: 1 });
    expect(await ask('fetchAnchors', { account: 'a1', missing: ['arr'], round: 1 })).toEqual({ found: 0 });
    const [round] = await rows.db.manager.findBy(FetchRoundRow, { accountId: 'a1' });
    expect(round?.calls[0]?.findings).toEqual(['The tool failed: 503']);
  });
});

describe('drafting', () => {
  const drafting = { account: 'a1', facts: 4, rejections: [], guidance: null };
  const drafts = [
    ['proposeMitigation', 'mitigation_plan', { ...drafting, risk: { score: 62, hardRed: [] } }],
    ['draftSuccessPlan', 'success_plan', drafting],
    ['draftRenewalBrief', 'renewal_brief', { ...drafting, term: 1 }],
  ] as const;

  it.each(drafts)('%s keeps the artifact under the digest it answers', async (name, kind, input) => {
    const { ask } = await agents();
    await rows.db.manager.insert(ScoreHistory, {
      accountId: 'a1',
      asOf: '2026-11-23',
      scores: STORED_SCORES,
      signals: {},
    });
    await ask('readDocuments', { account: 'a1', upTo: 1 });
    const draft = await ask(name, input as never);
    const artifact = await rows.db.manager.findOneByOrFail(ArtifactRow, { accountId: 'a1', kind });
    expect(draft).toMatchObject({ id: artifact.id, digest: artifact.digest, facts: 4 });
    expect(digestOf(artifact.content)).toBe(artifact.digest);
    expect(artifact.facts).toBe(4);
  });

  it('writes a post-mortem that nobody has to approve', async () => {
    const { ask } = await agents();
    const { artifact } = await ask('writePostMortem', { account: 'a1' });
    expect(await rows.db.manager.findOneBy(ArtifactRow, { id: artifact })).toMatchObject({
      kind: 'post_mortem',
      facts: null,
    });
  });
});

it('counts names that nobody could be matched to, and drops nobody', async () => {
  const { ask } = await agents();
  await ask('readDocuments', { account: 'a1', upTo: 1 });
  const before = await rows.db.manager.findBy(PersonRow, { accountId: 'a1' });
  const { unresolved } = await ask('mapStakeholders', { account: 'a1' });
  const after = await rows.db.manager.findBy(PersonRow, { accountId: 'a1' });
  expect(after.map(({ name }) => name).sort()).toEqual(before.map(({ name }) => name).sort());
  expect(unresolved).toBe(after.filter(({ resolved, side }) => !resolved && side !== 'vendor').length);
});

it('keeps the weight of people, and who is who, through later readings', async () => {
  const { ask } = await agents();
  const people = async () => {
    const rows = await database.db.manager.findBy(PersonRow, { accountId: 'a1' });
    return rows.map(({ name, influence }) => [name, influence]).sort();
  };
  const bruno = { name: 'Bruno Keller', email: 'bruno@kestrel.example', title: 'Director of Finance', crmRole: null };
  await rows.db.manager.insert(ContactRow, { accountId: 'a1', n: 7, ...bruno, source: 'api' });
  await ask('readDocuments', { account: 'a1', upTo: 1 });
  const read = await people();
  await ask('mapStakeholders', { account: 'a1' });
  const mapped = await people();
  expect(read).toContainEqual(['Bruno Keller', 'unknown']);
  expect(mapped).toContainEqual(['Bruno Keller', 'medium']);
  await ask('readDocuments', { account: 'a1', upTo: 2 });
  expect(await people()).toEqual(mapped);
  await ask('mapStakeholders', { account: 'a1' });
  await ask('readDocuments', { account: 'a1', upTo: 3 });
  expect(await people()).toEqual(mapped);
});

it('an answer of the rules is recorded like a call, at no cost', async () => {
  const { ask } = await agents();
  await ask('readDocuments', { account: 'a1', upTo: 1 });
  expect(await rows.db.manager.find(LlmCall)).toMatchObject([
    {
      accountId: 'a1',
      phase: 'handoff_audit',
      actor: 'readDocuments',
      provider: 'offline',
      outcome: 'ok',
      costUsd: 0,
      inputTokens: 0,
    },
  ]);
});

const figure = (value: number | null, band: string) => ({ value, band, contributions: [], missing: [] });
const STORED_SCORES = {
  risk: { ...figure(62, 'high'), contributions: [{ input: 'utilisation', value: 0.25, points: 62, evidence: [] }] },
  health: figure(44, 'red'),
  waste: {
    muda: { ...figure(0.75, 'red'), unusedSeats: 300, annualCost: 45_000, atMost: false },
    mura: figure(null, 'insufficient_data'),
    muri: figure(null, 'insufficient_data'),
  },
  alarms: { hardRed: [] },
  engagement: { quiet: null },
};
