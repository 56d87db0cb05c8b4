import { FetchAnswer } from '../evidence/drafting/draft-answers';
import { type Anchor } from '../evidence/evidence.types';
import { type Dossiers, type FetchRounds, type Readings } from '../evidence/ports';
import { agent } from './agent';
import { type Transaction } from './agent.run';
import { type FetchTools } from './fetch.tools';
import { type LanguageModel } from './language-model';

/** Looks for the missing anchors: one tool for each, one round at a time. What is found is read again by the next audit. */
export const fetchAnchors = (
  model: LanguageModel,
  dossiers: Dossiers,
  readings: Readings<Transaction>,
  tools: FetchTools,
  rounds: FetchRounds<Transaction>,
) =>
  agent('fetchAnchors', model, async (input, run) => {
    const { account: accountId, missing, round } = input;
    const [dossier, reading] = await Promise.all([dossiers.load(accountId), readings.current(accountId)]);
    const anchors = (reading?.anchors ?? []).filter(({ key }) => missing.includes(key));
    const answer = await model.ask({
      prompt: 'fetch-anchors',
      values: { anchors, round, people: (reading?.stakeholders ?? []).map(({ name }) => name) },
      answer: FetchAnswer,
      effect: run.effect,
      actor: 'fetchAnchors',
      signal: run.signal,
      grade: ({ calls }) => ({ claims: calls.length, unsupported: calls.length - oneEach(calls, anchors).length }),
    });
    const { calls, found } = await tools.use(oneEach(answer.calls, anchors), { accountId, dossier });
    run.alongside((tx) => rounds.keep(tx, { accountId, seq: run.effect.seq, round, calls, found }));
    return { found: found.documents.length + found.contacts.length };
  });

/** The first call for each anchor that is really missing; anything else the planner asked for is not run. */
function oneEach(calls: FetchAnswer['calls'], anchors: Anchor[]) {
  return anchors.flatMap(({ key }) => {
    const call = calls.find(({ anchor }) => anchor === key);
    return call ? [{ ...call, anchor: key }] : [];
  });
}
