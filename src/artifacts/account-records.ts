import { In, IsNull, LessThanOrEqual, type DataSource, type EntityManager } from 'typeorm';
import { type AccountRecord, type Rejection } from '../evidence/drafting/account-record.types';
import { AccountRecords } from '../evidence/drafting/ports';
import { type Dossier } from '../evidence/dossier.types';
import { ANCHOR_KEYS } from '../evidence/evidence.types';
import { type StoredDossiers } from '../store/dossiers';
import {
  AnchorRow,
  Approval,
  ContractRow,
  DocumentRow,
  KpiReading,
  MilestoneRow,
  PersonRow,
  PromiseRow,
  ReadingRow,
  ScoreHistory,
  TicketRow,
} from '../store/entities';
import { type PolicyStore } from '../store/policy.store';
import { anchorIn, stakeholderIn } from '../store/understood';
import { licencesOf } from './licence-record';
import { scoreCardOf, valueOf } from './score-card';
import { stancesOf } from './stance-record';
import { weeklyUseOf } from './usage-record';

/** The newest of each that a draft may rest on. */
const REMEMBERED_SCORES = 24;
const REMEMBERED_DRAFTS = 20;
const REMEMBERED_CONTACTS = 40;

/** Loads what drafts and reports may rest on. */
export class StoredAccountRecords extends AccountRecords {
  constructor(
    private readonly db: DataSource,
    private readonly dossiers: StoredDossiers,
    private readonly policies: PolicyStore,
  ) {
    super();
  }

  async load(accountId: string, tx: EntityManager = this.db.manager): Promise<AccountRecord> {
    const where = { accountId };
    const read = await this.dossiers.load(accountId, tx);
    const contract = await tx.findOneBy(ContractRow, where);
    const dossier = { ...read, contract: { ...read.contract, ...asItStands(contract) } };
    const anchors = await tx.find(AnchorRow, { where });
    const people = await tx.find(PersonRow, { where, order: { n: 'ASC' } });
    const promises = await tx.find(PromiseRow, { where, order: { id: 'ASC' } });
    const reading = await tx.findOneBy(ReadingRow, where);
    const history = await tx.find(ScoreHistory, { where, order: { asOf: 'DESC' }, take: REMEMBERED_SCORES });
    // A row of a later day is planned or mistyped: it has not happened.
    const past = LessThanOrEqual(dossier.today);
    const kpis = await tx.find(KpiReading, { where: { accountId, on: past }, order: { on: 'ASC' } });
    const milestones = await tx.find(MilestoneRow, { where: { accountId, on: past }, order: { on: 'ASC' } });
    const tickets = await tx.find(TicketRow, {
      where: { accountId, openedOn: past, closedOn: IsNull() },
      order: { openedOn: 'ASC' },
    });
    const [newest] = history;
    const { scores: policy } = await this.policies.active(tx);
    return {
      accountId,
      dossier,
      anchors: ANCHOR_KEYS.flatMap((key) => {
        const row = anchors.find((each) => each.key === key);
        return row ? [anchorIn(row)] : [];
      }),
      stakeholders: people.map((row) => stakeholderIn(row, reading)),
      riskSignals: reading?.reading.riskSignals ?? [],
      promises: promises.map(({ id, promise, status, dueOn, evidence }) => ({ id, promise, status, dueOn, evidence })),
      scores: newest ? scoreCardOf(newest, policy) : null,
      kpiReadings: kpis.map(({ criterion, on, value }) => ({ criterion, on, value })),
      milestones: milestones.map(({ key, on, name }) => ({ key, on, name })),
      openTickets: tickets.map(({ id, priority, openedOn }) => ({ id, priority, openedOn })),
      licences: await licencesOf(tx, accountId, dossier, newest, policy),
      contacts: await contactsOf(tx, accountId, dossier.today),
      scoreHistory: history
        .map(({ asOf, scores }) => ({ asOf, risk: valueOf(scores, 'risk'), health: valueOf(scores, 'health') }))
        .reverse(),
      earlierDrafts: await earlierDraftsOf(tx, accountId),
      weeklyUse: await weeklyUseOf(tx, accountId, dossier.today),
      stances: await stancesOf(tx, accountId),
    };
  }

  async rejections(accountId: string, approvals: string[]): Promise<Rejection[]> {
    if (approvals.length === 0) return [];
    const found = await this.db.manager.findBy(Approval, { accountId, id: In(approvals) });
    return approvals.flatMap((id) => {
      const refusal = found.find((each) => each.id === id)?.decisions.findLast(({ verb }) => verb === 'reject');
      if (!refusal) return [];
      const [reason = '', ...text] = (refusal.reason ?? '').split(': ');
      return [{ approval: id, by: refusal.by, reason, text: text.join(': ') }];
    });
  }

  /** Guidance is a document of the account, or the words themselves. */
  async guidance(accountId: string, reference: string | null): Promise<string | null> {
    if (reference === null) return null;
    return (await this.db.manager.findOneBy(DocumentRow, { accountId, id: reference }))?.text ?? reference;
  }
}

/** For a reader, fields filled from a reading are open; a draft may rest on them. */
function asItStands(row: ContractRow | null): Partial<Dossier['contract']> {
  if (!row) return {};
  const { arr, currency, seats, startDate, renewalDate, noticePeriodDays } = row;
  return { arr, currency, seats, startDate, renewalDate, noticePeriodDays };
}

/** What was written, newest first; of what people decide on only what they approved, since the rest never came to anything. */
function earlierDraftsOf(tx: EntityManager, accountId: string): Promise<AccountRecord['earlierDrafts']> {
  return tx.query(
    `SELECT id, kind, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS on FROM artifact
       LEFT JOIN (SELECT subject_id AS id, bool_or(status = 'approved') AS passed FROM approval
                   WHERE account_id = $1 GROUP BY 1) AS decided USING (id)
      WHERE account_id = $1 AND coalesce(passed, true) ORDER BY created_at DESC LIMIT ${REMEMBERED_DRAFTS}`,
    [accountId],
  );
}

/** The newest two-way contact of everybody in the interaction feed. */
function contactsOf(tx: EntityManager, accountId: string, today: string): Promise<{ person: string; on: string }[]> {
  return tx.query(
    `SELECT person, max(at)::date AS on FROM interaction, jsonb_array_elements_text(people) AS person
      WHERE account_id = $1 AND two_way AND at::date <= $2::date
      GROUP BY person ORDER BY max(at) DESC, person LIMIT ${REMEMBERED_CONTACTS}`,
    [accountId, today],
  );
}
