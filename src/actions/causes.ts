import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { ArtifactContent } from '../evidence/drafting/artifact.types';
import { isWindowOpen } from '../lifecycle/account.gates';
import { slippedAmong } from '../scoring';
import { ArtifactRow, ScoreHistory, type PromiseRow } from '../store/entities';
import { type Standing } from './account-standing';
import { colleaguesOf } from './colleagues';
import { type Proposal } from './work-units';

/** Something that calls for an action, and the action it calls for. */
export type Cause = Pick<Proposal, 'cause' | 'kind' | 'trigger' | 'payload' | 'assignee' | 'dueOn'>;

/** A hard red goes to a supervisor to decide. */
export function hardRedsOf({ row, context }: Standing): Cause[] {
  return context.risk.hardRed.map((signal) => ({
    cause: `hard_red:${signal}`,
    kind: 'escalate',
    trigger: { hardRed: signal, risk: context.risk.score },
    payload: {
      title: `${row.name}: ${signal.replaceAll('_', ' ')}`,
      text: 'A critical signal is on record. Decide who takes it to the customer, and by when.',
      recipients: colleaguesOf(row, 'supervisor'),
      hardRed: [signal],
    },
    assignee: row.ownerEmail,
  }));
}

/** Open promises are followed until they are met, renegotiated or withdrawn. */
export function promisesOf({ row }: Standing, promises: PromiseRow[]): Cause[] {
  return promises.map(({ id, promise, why, dueOn }) => ({
    cause: `promise:${id}`,
    kind: 'ask_human',
    trigger: { promise: id, dueOn },
    payload: {
      title: `${row.name}: what became of a promise?`,
      text: [promise, why ?? '', 'Was it met, renegotiated or withdrawn?'].filter(Boolean).join('\n'),
      recipients: colleaguesOf(row, 'csm'),
    },
    assignee: row.ownerEmail,
    dueOn,
  }));
}

const figure = z.number().nullable().default(null).catch(null);
const Scores = z.object({
  waste: z
    .object({
      muda: z
        .object({ unusedSeats: figure, annualCost: figure, currency: z.string().nullable().catch(null) })
        .partial(),
      mura: z.object({ value: figure, expectedLoss: figure }).partial(),
      muri: z.object({ value: figure, expectedLoss: figure }).partial(),
    })
    .partial()
    .catch({}),
});

/** Waste found by rescoring, with the figures it was found from. */
export async function wasteOf(tx: EntityManager, { row, context }: Standing): Promise<Cause[]> {
  if (context.findings.length === 0) return [];
  const [newest] = await tx.find(ScoreHistory, { where: { accountId: row.id }, order: { asOf: 'DESC' }, take: 1 });
  const { waste } = Scores.catch({ waste: {} }).parse(newest?.scores ?? {});
  const { muda = {}, mura = {}, muri = {} } = waste;
  const recipients = colleaguesOf(row, 'csm');
  const currency = muda.currency ?? row.currency;
  const responses: Record<string, Omit<Cause, 'cause' | 'assignee'>> = {
    muda: {
      kind: 'reassign_licences',
      trigger: { finding: 'muda', ...muda },
      payload: {
        title: `${row.name}: put ${muda.unusedSeats ?? 'the'} unused seats to use`,
        text: 'Find out who is idle, reassign, redeploy to another team; what is left over is a question for the renewal.',
        recipients,
        unusedSeats: muda.unusedSeats ?? null,
        annualCost: muda.annualCost ?? null,
        currency,
      },
    },
    mura: {
      kind: 'run_enablement',
      trigger: { finding: 'mura', ...mura },
      payload: {
        title: `${row.name}: steady the adoption`,
        text: 'Usage swings from week to week. Run the enablement for the teams or roles that fall behind.',
        recipients,
      },
    },
    muri: {
      kind: 'schedule_meeting',
      trigger: { finding: 'muri', ...muri },
      payload: {
        title: `${row.name}: talk about the support load`,
        text: [
          'Far more tickets than usual. Meet the customer, find the common cause and look whether usage fell after it.',
          ...(isWindowOpen(context) ? [`The renewal is close: ${context.contract.renewalDate}.`] : []),
        ].join(' '),
        // The invitation goes to the customer; whom to invite is for the person who allows it.
        recipients: [],
      },
    },
  };
  return context.findings.flatMap((finding) => {
    const response = responses[finding];
    return response ? [{ cause: `finding:${finding}`, assignee: row.ownerEmail, ...response }] : [];
  });
}

/** Objectives of the accepted success plan that rescoring found past their date and not reached. */
export async function objectivesOf(tx: EntityManager, { row, context }: Standing): Promise<Cause[]> {
  const slipped = slippedAmong(context.findings);
  if (context.successPlan === null || slipped.size === 0) return [];
  const plan = await tx.findOneBy(ArtifactRow, { accountId: row.id, id: context.successPlan });
  const content = ArtifactContent.safeParse(plan?.content);
  if (!content.success) return [];
  return content.data.objectives
    .filter(({ id }) => slipped.has(id))
    .map(({ id, text, dueOn, owner }) => ({
      cause: `objective:${content.data.title}:${id}`,
      kind: 'create_crm_task' as const,
      trigger: { successPlan: context.successPlan, objective: id, dueOn },
      payload: {
        title: `${row.name}: an objective slipped`,
        text: `${text}\nIt was due on ${dueOn}. Agree on what changes, or on a new date.`,
        recipients: colleaguesOf(row, 'csm'),
        dueOn: context.today,
      },
      assignee: owner?.email ?? row.ownerEmail,
      dueOn: context.today,
    }));
}
