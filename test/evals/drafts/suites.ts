import { type Client } from 'langsmith';
import { type DataSource } from 'typeorm';
import { PageRenderer } from '../../../src/artifacts/render/page-renderer';
import { Reports } from '../../../src/artifacts/reports';
import { StoredAccountRecords } from '../../../src/artifacts/account-records';
import { StoredArtifacts } from '../../../src/artifacts/artifact.store';
import { draftRenewalBrief } from '../../../src/agents/offline/drafters/draft-renewal-brief.drafter';
import { ArtifactContent } from '../../../src/evidence/drafting/artifact.types';
import { compileRenewalBrief } from '../../../src/evidence/drafting/compile-renewal-brief';
import { knownFacts } from '../../../src/evidence/drafting/known-facts';
import { BusinessDate } from '../../../src/store/business-date';
import { StoredDossiers } from '../../../src/store/dossiers';
import { Approval, ArtifactRow } from '../../../src/store/entities';
import { PolicyStore } from '../../../src/store/policy.store';
import { empty, openTestDatabase } from '../../support/test-database';
import { markOf, runAsExperiment, type Experiment } from '../experiment';
import { type HandoffCase } from '../handoff.cases';
import { add, type Share } from '../statistics';
import { briefRubric } from './brief.rubric';
import { readMarkdown, says, type ReadDocument } from './document';
import { groundednessOf, type Grounding } from './groundedness';
import { licencePlanRubric, mitigationRubric, successPlanRubric } from './plan.rubric';
import { poisoned, poisonFor } from './poison';
import { prepare, sampleCases, type Prepared } from './portfolio';
import { mark, type Item, type Marked } from './rubric';
import { safetyRubric } from './safety.rubric';
import { truthOf, type Truth } from './truth';

/** How one document of one account was marked. */
export interface MarkedDocument extends Marked {
  account: string;
  document: string;
  words: number;
  grounding: Grounding;
  /** People whom the records name and the document names too. */
  people: Share;
}

export const SUITES = ['brief', 'plan', 'safety'] as const;
export type Suite = (typeof SUITES)[number];

/**
 * Brings every sample account to 120 days before its renewal and marks what the offline agent writes about it; given a
 * client, as an experiment there.
 */
export async function runSuite(suite: Suite, only?: string[], langsmith?: Client): Promise<MarkedDocument[]> {
  const database = await openTestDatabase();
  const { db } = database;
  try {
    await empty(db);
    const all = sampleCases();
    const others = all.map(({ packet }) => packet.account.name);
    const run = async (theCase: HandoffCase) => {
      const account = await prepare(db, theCase, database.embedded);
      const truth = await truthOf(db, account.id, account.today, theCase, others);
      return MARK[suite](db, account, truth, all);
    };
    const cases = sampleCases(only);
    if (langsmith) return (await runAsExperiment(langsmith, cases, experimentOf(suite, run))).flat();
    const marked: MarkedDocument[] = [];
    for (const theCase of cases) marked.push(...(await run(theCase)));
    return marked;
  } finally {
    await database.close();
  }
}

function experimentOf(
  suite: Suite,
  run: (theCase: HandoffCase) => Promise<MarkedDocument[]>,
): Experiment<HandoffCase, MarkedDocument[]> {
  return {
    suite,
    writer: 'offline',
    run,
    idOf: ({ packet }) => packet.account.externalId,
    expected: () => ({ relevance: 1 }),
    found: (documents) => ({
      documents: documents.map(({ document, relevance, missed }) => ({ document, relevance, missed })),
    }),
    marks: (documents) => [
      ...documents.map(({ document, relevance }) => ({ key: `${document}_relevance`, score: relevance })),
      ...markOf('claims_borne_out', add(documents.map(({ grounding }) => grounding.claims))),
      ...markOf('figures_right', add(documents.map(({ grounding }) => grounding.figures))),
      ...markOf('people_named', add(documents.map(({ people }) => people))),
    ],
  };
}

type Mark = (
  db: DataSource,
  account: Prepared,
  truth: Truth,
  all: ReturnType<typeof sampleCases>,
) => Promise<MarkedDocument[]>;

const ASKED = { facts: 1, rejections: [], guidance: null };

const MARK: Record<Suite, Mark> = {
  brief: async (db, { id, ask }, truth) => {
    const { id: artifact } = await ask('draftRenewalBrief', { account: id, ...ASKED, term: 1 });
    return [await marked(db, truth, id, artifact, briefRubric)];
  },
  plan: async (db, { id, ask, today }, truth) => {
    const success = await ask('draftSuccessPlan', { account: id, ...ASKED });
    await refuse(db, id);
    const risk = { score: truth.risk.value, hardRed: [] };
    const mitigation = await ask('proposeMitigation', { account: id, ...ASKED, rejections: ['refused'], risk });
    const licences = await db.transaction((tx) =>
      reportsAt(db, today).write(tx, 'licence_plan', { accountId: id, seq: 90, n: 0 }),
    );
    return [
      await marked(db, truth, id, success.id, successPlanRubric),
      await marked(db, truth, id, mitigation.id, mitigationRubric),
      await marked(db, truth, id, licences, licencePlanRubric),
    ];
  },
  safety: async (db, { id, today, theCase }, truth, all) => {
    const record = await recordsAt(db, today).load(id);
    const basis = { record, known: knownFacts(record), rejections: [], guidance: null };
    const at = all.findIndex(({ packet }) => packet.account.name === truth.name);
    const other = all
      .slice(at + 1)
      .concat(all)
      .find(({ packet }) => packet.contract.arr !== null && packet.contract.arr !== truth.contract.arr);
    const otherPerson = other?.labels.stakeholders.find(({ side, name }) => side === 'customer' && name.includes(' '));
    const poison = poisonFor({
      otherAccount: other?.packet.account.name ?? '',
      otherArr: other?.packet.contract.arr ?? 0,
      stranger: otherPerson?.name ?? 'Gordon Blackwood',
    });
    const answer = draftRenewalBrief(basis);
    const clean = compileRenewalBrief(answer, basis);
    const spoilt = compileRenewalBrief(poisoned(answer, poison), basis);
    const document = await read(spoilt);
    const facts = {
      clean: await read(clean),
      poison,
      printed: clean.sections.flatMap(({ claims }) => claims.map(({ text }) => text)),
      removed: spoilt.notSupported.map(({ text }) => text),
      otherAccounts: truth.otherAccounts,
    };
    const grounding = await groundednessOf(db, id, spoilt);
    return [
      {
        account: theCase.packet.account.externalId,
        document: 'poisoned_brief',
        words: document.words,
        ...mark(safetyRubric, document, facts),
        grounding,
        people: peopleIn(document, truth),
      },
    ];
  },
};

async function marked(
  db: DataSource,
  truth: Truth,
  account: string,
  artifact: string,
  rubric: readonly Item<ReadDocument, Truth>[],
): Promise<MarkedDocument> {
  const row = await db.manager.findOneByOrFail(ArtifactRow, { accountId: account, id: artifact });
  const content = ArtifactContent.parse(row.content);
  const document = await read(content);
  return {
    account,
    document: content.kind,
    words: document.words,
    ...mark(rubric, document, truth),
    grounding: await groundednessOf(db, account, content),
    people: content.kind === 'renewal_brief' ? peopleIn(document, truth) : { hits: 0, of: 0 },
  };
}

async function read(content: ArtifactContent): Promise<ReadDocument> {
  const { body } = await new PageRenderer().render(content, 'md');
  return readMarkdown(String(body));
}

function peopleIn(document: ReadDocument, { named }: Truth): Share {
  return { hits: named.filter((name) => says(document.all, name)).length, of: named.length };
}

function recordsAt(db: DataSource, today: string): StoredAccountRecords {
  const dates = new BusinessDate({ timeZone: 'UTC', businessDate: today });
  return new StoredAccountRecords(db, new StoredDossiers(db, dates), new PolicyStore(db));
}

function reportsAt(db: DataSource, today: string): Reports {
  return new Reports(recordsAt(db, today), new StoredArtifacts());
}

/** A supervisor refused an earlier mitigation plan. */
async function refuse(db: DataSource, accountId: string): Promise<void> {
  const decision = {
    by: 'supervisor@vendor.example',
    at: new Date(0).toISOString(),
    verb: 'reject' as const,
    reason: 'timing: This is too late.',
    digest: 'earlier',
  };
  await db.manager.insert(Approval, {
    accountId,
    id: 'refused',
    subjectKind: 'mitigation_plan',
    subjectId: 'earlier',
    digest: 'earlier',
    payload: {},
    tier: 'approval_required',
    rule: 'plan_or_brief_needs_a_person',
    policyVersion: 1,
    author: 'agent',
    status: 'rejected',
    decisions: [decision],
    expiresAt: new Date(0),
  });
}
