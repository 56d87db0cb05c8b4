import { type EntityManager } from 'typeorm';
import { withReadableDates } from '../artifacts/render/reader';
import { firstWords, sentence } from '../evidence/drafting/wording';
import { type AccountRecord } from '../evidence/drafting/account-record.types';
import { alarmInWords } from '../evidence/drafting/alarm.wording';
import { ArtifactContent, type Objective } from '../evidence/drafting/artifact.types';
import { slippedAmong } from '../scoring';
import { ArtifactRow, type PromiseRow } from '../store/entities';
import { type Standing } from './account-standing';
import { causeOf } from './cause';
import { colleaguesOf } from './colleagues';
import { behindHardRed } from './hard-red.grounds';
import { type Proposal } from './work-units';

/** An action, and the cause that calls for it. */
export type NextBestAction = Pick<Proposal, 'cause' | 'kind' | 'trigger' | 'payload' | 'assignee' | 'dueOn'>;

/** A hard red goes to a supervisor to decide, with what is on record about it. */
export function hardRedsOf({ row, context }: Standing, record: AccountRecord): NextBestAction[] {
  return context.risk.hardRed.map((signal) => ({
    cause: causeOf.hardRed(signal),
    kind: 'escalate',
    trigger: { hardRed: signal, risk: context.risk.score },
    payload: {
      title: `${row.name}: ${alarmInWords(signal)}`,
      text: [behindHardRed(signal, record), 'Decide who takes it to the customer, and by when.'].join(' ').trim(),
      recipients: colleaguesOf(row, 'supervisor'),
      hardRed: [signal],
    },
    assignee: row.ownerEmail,
  }));
}

/** A promise says only at its end what was given. */
const LONGEST_PROMISE = 260;

/** Open promises are followed until they are met, renegotiated or withdrawn. */
export function promisesOf({ row }: Standing, promises: PromiseRow[]): NextBestAction[] {
  return promises.map(({ id, promise, why, dueOn }) => ({
    cause: causeOf.promise(id),
    kind: 'ask_human',
    trigger: { promise: id, dueOn },
    payload: {
      title: withReadableDates(`${row.name}: was it kept? ${firstWords(promise, LONGEST_PROMISE)}`),
      text: [withReadableDates(sentence(promise)), why ?? '', 'Was it met, renegotiated or withdrawn?']
        .filter(Boolean)
        .join('\n'),
      recipients: colleaguesOf(row, 'csm'),
    },
    assignee: row.ownerEmail,
    dueOn,
  }));
}

/** Objectives of the accepted success plan that rescoring found past their date and not reached. */
export async function objectivesOf(tx: EntityManager, standing: Standing): Promise<NextBestAction[]> {
  const { row, context } = standing;
  const slipped = slippedAmong(context.findings);
  if (context.successPlan === null || slipped.size === 0) return [];
  const stored = await tx.findOneBy(ArtifactRow, { accountId: row.id, id: context.successPlan });
  const { data: plan } = ArtifactContent.safeParse(stored?.content);
  if (plan === undefined) return [];
  return plan.objectives
    .filter(({ id }) => slipped.has(id))
    .map((objective) => newDateFor(objective, plan.title, standing));
}

function newDateFor({ id, text, dueOn, owner }: Objective, planTitle: string, standing: Standing): NextBestAction {
  const { row, context } = standing;
  return {
    cause: causeOf.objective(planTitle, id),
    kind: 'create_crm_task',
    trigger: { successPlan: context.successPlan, objective: id, dueOn },
    payload: {
      title: `${row.name}: past its date: “${firstWords(text)}”`,
      text: `${text}\n${withReadableDates(`It was due on ${dueOn}.`)} Agree on what changes, or on a new date.`,
      recipients: colleaguesOf(row, 'csm'),
      dueOn: context.today,
    },
    assignee: owner?.email ?? row.ownerEmail,
    dueOn: context.today,
  };
}
