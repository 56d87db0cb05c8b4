import { type StakeholderAnswer } from '../evidence/drafting/draft-answers';
import { type Anchor, type AnchorKey, type AnchorStatus, type Reading } from '../evidence/evidence.types';
import { type Dossiers, type Readings } from '../evidence/ports';
import { weighPeople } from '../evidence/weigh-people';
import { agent } from './agent';
import { type Transaction } from './agent.run';
import { type LanguageModel } from './language-model';
import { readWith } from './reading';

/** Reads everything on record; the evidence core decides what of it is a fact, and how firm each anchor is. */
export const readDocuments = (model: LanguageModel, dossiers: Dossiers, readings: Readings<Transaction>) =>
  agent('readDocuments', model, async (input, run) => {
    const accountId = input.account;
    const [dossier, before, weighed, round] = await Promise.all([
      dossiers.load(accountId),
      readings.current(accountId),
      readings.weighed(accountId),
      readings.round(accountId),
    ]);
    const understood = await readWith(model, dossier, round, run);
    const reading = keepWeights(weighed, keepRounds(before, understood));
    run.alongside((tx) => readings.keep(tx, { accountId, upTo: input.upTo, by: model.provider, reading }));
    return { upTo: input.upTo, anchors: openAnchors(reading), changed: before === null || hasMoved(before, reading) };
  });

function openAnchors({ anchors }: Reading): Partial<Record<AnchorKey, AnchorStatus>> {
  return Object.fromEntries(anchors.flatMap(({ key, status }) => (status === 'concrete' ? [] : [[key, status]])));
}

/** An anchor keeps the round in which its present value was found. */
function keepRounds(before: Reading | null, reading: Reading): Reading {
  const anchors = reading.anchors.map((anchor) => {
    const earlier = before?.anchors.find(({ key }) => key === anchor.key);
    return earlier && isSame(earlier, anchor) ? { ...anchor, round: earlier.round } : anchor;
  });
  return { ...reading, anchors };
}

/** Reading knows nothing of influence; what the stakeholder map found stays true for the same people. */
function keepWeights(weighed: StakeholderAnswer | null, reading: Reading): Reading {
  if (weighed === null) return reading;
  const { stakeholders, scored } = reading;
  return {
    ...reading,
    stakeholders: weighPeople(stakeholders, weighed),
    ...(scored ? { scored: { ...scored, stakeholders: weighPeople(scored.stakeholders, weighed) } } : {}),
  };
}

function hasMoved(before: Reading, now: Reading): boolean {
  return now.anchors.some((anchor) => {
    const earlier = before.anchors.find(({ key }) => key === anchor.key);
    return !earlier || !isSame(earlier, anchor);
  });
}

function isSame(a: Anchor, b: Anchor): boolean {
  return a.status === b.status && canonical(a.value) === canonical(b.value);
}

/** Stored readings come back with their keys in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.localeCompare(b)))
      : part,
  );
}
