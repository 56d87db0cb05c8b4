import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { isWindowOpen } from '../lifecycle/account.gates';
import { muraCauses, type MuraCauses } from '../scoring';
import { ScoreHistory } from '../store/entities';
import { weeklyUse } from '../store/weekly-use';
import { type Standing } from './account-standing';
import { causeOf } from './cause';
import { type NextBestAction } from './causes';
import { colleaguesOf } from './colleagues';

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
export async function wasteOf(tx: EntityManager, { row, context }: Standing): Promise<NextBestAction[]> {
  if (context.findings.length === 0) return [];
  const [newest] = await tx.find(ScoreHistory, { where: { accountId: row.id }, order: { asOf: 'DESC' }, take: 1 });
  const { waste } = Scores.catch({ waste: {} }).parse(newest?.scores ?? {});
  const { muda = {}, mura = {}, muri = {} } = waste;
  const recipients = colleaguesOf(row, 'csm');
  const swings = context.findings.includes('mura') ? await swingsOf(tx, row.id, context.today) : NO_SWINGS;
  const currency = muda.currency ?? row.currency;
  const responses: Record<string, Omit<NextBestAction, 'cause' | 'assignee'>> = {
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
        text: inWords(swings),
        recipients,
        groups: swings.groups.map(({ name }) => name),
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
    return response ? [{ cause: causeOf.finding(finding), assignee: row.ownerEmail, ...response }] : [];
  });
}

const NO_SWINGS: MuraCauses = { weeks: [], weakWeeks: [], features: [], groups: [] };

async function swingsOf(tx: EntityManager, accountId: string, asOf: string): Promise<MuraCauses> {
  const { recent, features, groups } = await weeklyUse(tx, accountId, asOf);
  return muraCauses(recent, features, groups);
}

/** What makes adoption erratic, as far as it is known. */
function inWords({ weakWeeks, features, groups }: MuraCauses): string {
  const names = (parts: { name: string }[]) => parts.map(({ name }) => name).join(', ');
  return [
    'Usage swings from week to week.',
    ...(weakWeeks.length > 0 ? [`It fell short in the weeks from ${weakWeeks.join(', ')}.`] : []),
    ...(features.length > 0 ? [`It swings most in ${names(features)}.`] : []),
    `Run the enablement for ${groups.length > 0 ? names(groups) : 'the teams or roles that fall behind'}.`,
  ].join(' ');
}
