import { FetchAnswer } from '../evidence/drafting/draft-answers';
import { type Dossiers, type FetchRounds, type Readings } from '../evidence/ports';
import { agent } from './agent';
import { type Transaction } from './agent.run';
import { FETCH_TOOLBOX, sortCalls } from './fetch.toolbox';
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
      tools: FETCH_TOOLBOX,
      effect: run.effect,
      actor: 'fetchAnchors',
      signal: run.signal,
      grade: ({ calls }) => ({ claims: calls.length, unsupported: sortCalls(calls, missing).refused.length }),
    });
    const { planned, refused } = sortCalls(answer.calls, missing);
    const { calls, found } = await tools.use(planned, { accountId, dossier }, run.signal);
    run.alongside((tx) => rounds.keep(tx, { accountId, seq: run.effect.seq, round, calls, refused, found }));
    return { found: found.documents.length + found.contacts.length };
  });
