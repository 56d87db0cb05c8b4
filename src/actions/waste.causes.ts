import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { momentInWords } from '../artifacts/render/reader';
import { writeMoney, writeNumber } from '../evidence/drafting/wording';
import { isWindowOpen } from '../lifecycle/account.gates';
import { muraCauses, type MuraCauses, type ScoringPolicy } from '../scoring';
import { ScoreHistory } from '../store/entities';
import { weeklyUse } from '../store/weekly-use';
import { type Standing } from './account-standing';
import { type Recipient } from './action.catalogue';
import { reachablePeople } from './addressees';
import { causeOf } from './cause';
import { type NextBestAction } from './causes';
import { colleaguesOf } from './colleagues';

const figure = z.number().nullable().default(null).catch(null);
const Muda = z
  .object({ unusedSeats: figure, annualCost: figure, currency: z.string().nullable().catch(null) })
  .partial();
const Strain = z.object({ value: figure, expectedLoss: figure }).partial();
const Scores = z.object({ waste: z.object({ muda: Muda, mura: Strain, muri: Strain }).partial().catch({}) });
type Muda = z.infer<typeof Muda>;
type Strain = z.infer<typeof Strain>;

/** Waste found by rescoring, with the figures it was found from. */
export async function wasteOf(tx: EntityManager, standing: Standing, policy: ScoringPolicy): Promise<NextBestAction[]> {
  const { row, context } = standing;
  const isFound = (waste: string) => context.findings.includes(waste);
  if (!['muda', 'mura', 'muri'].some(isFound)) return [];
  const [newest] = await tx.find(ScoreHistory, { where: { accountId: row.id }, order: { asOf: 'DESC' }, take: 1 });
  const { muda = {}, mura = {}, muri = {} } = Scores.catch({ waste: {} }).parse(newest?.scores ?? {}).waste;
  return [
    ...(isFound('muda') ? [unusedSeats(standing, muda)] : []),
    ...(isFound('mura') ? [erraticUse(standing, mura, await swingsOf(tx, row.id, context.today, policy))] : []),
    ...(isFound('muri') ? [supportLoad(standing, muri, await championsOf(tx, row.id))] : []),
  ];
}

function unusedSeats({ row }: Standing, muda: Muda): NextBestAction {
  return {
    cause: causeOf.finding('muda'),
    kind: 'reassign_licences',
    trigger: { finding: 'muda', ...muda },
    payload: {
      title: `${row.name}: put ${muda.unusedSeats ?? 'the'} unused seats to use`,
      text: [
        ...costOf(row, muda),
        'Find out who is idle, reassign, redeploy to another team; what is left over is a question for the renewal.',
      ].join(' '),
      recipients: colleaguesOf(row, 'csm'),
      unusedSeats: muda.unusedSeats ?? null,
      annualCost: muda.annualCost ?? null,
      currency: muda.currency ?? row.currency,
    },
    assignee: row.ownerEmail,
  };
}

/** What the idle seats cost, which is why anybody should look for who is idle. */
function costOf({ currency }: Standing['row'], { unusedSeats, annualCost, currency: own }: Muda): string[] {
  if (unusedSeats == null || annualCost == null) return [];
  const seats = unusedSeats === 1 ? 'seat is' : 'seats are';
  return [`${writeNumber(unusedSeats)} ${seats} paid and not used: ${writeMoney(annualCost, own ?? currency)} a year.`];
}

function erraticUse({ row }: Standing, mura: Strain, swings: MuraCauses): NextBestAction {
  return {
    cause: causeOf.finding('mura'),
    kind: 'run_enablement',
    trigger: { finding: 'mura', ...mura },
    payload: {
      title: `${row.name}: steady the adoption`,
      text: inWords(swings),
      recipients: colleaguesOf(row, 'csm'),
      groups: swings.groups.map(({ name }) => name),
    },
    assignee: row.ownerEmail,
  };
}

function supportLoad({ row, context }: Standing, muri: Strain, champions: Recipient[]): NextBestAction {
  const { renewalDate } = context.contract;
  return {
    cause: causeOf.finding('muri'),
    kind: 'schedule_meeting',
    trigger: { finding: 'muri', ...muri },
    payload: {
      title: `${row.name}: your recent support cases`,
      text: [
        'You have opened more support cases than usual lately. We would like to go through them with you, find out what',
        'they have in common, and agree on what we do about it.\n\nPlease tell us which time suits you.',
      ].join(' '),
      internalNote: [
        'Far more tickets than usual. Meet the customer, find the common cause and look whether usage fell after it.',
        ...(renewalDate !== null && isWindowOpen(context)
          ? [`The renewal is close: ${momentInWords(renewalDate)}.`]
          : []),
      ].join(' '),
      // With no champion who can be reached, a person names whom to invite before anybody allows it.
      recipients: champions,
    },
    assignee: row.ownerEmail,
  };
}

async function championsOf(tx: EntityManager, accountId: string): Promise<Recipient[]> {
  const people = await reachablePeople(tx, accountId);
  return people.filter(({ role }) => role === 'champion').map(({ name, email }) => ({ name, email }));
}

async function swingsOf(
  tx: EntityManager,
  accountId: string,
  asOf: string,
  policy: ScoringPolicy,
): Promise<MuraCauses> {
  const { recent, features, groups } = await weeklyUse(tx, accountId, asOf, policy);
  return muraCauses(recent, features, groups);
}

/** What makes adoption erratic, as far as it is known. */
function inWords({ weakWeeks, features, groups }: MuraCauses): string {
  const names = (parts: { name: string }[]) => parts.map(({ name }) => name).join(', ');
  return [
    'Usage swings from week to week.',
    ...(weakWeeks.length > 0 ? [`It fell short in the weeks from ${weakWeeks.map(momentInWords).join(', ')}.`] : []),
    ...(features.length > 0 ? [`It swings most in ${names(features)}.`] : []),
    `Run the enablement for ${groups.length > 0 ? names(groups) : 'the teams or roles that fall behind'}.`,
  ].join(' ');
}
