import { StakeholderAnswer } from '../evidence/drafting/draft-answers';
import { type AccountRecords } from '../evidence/drafting/ports';
import { type Readings } from '../evidence/ports';
import { weighPeople } from '../evidence/weigh-people';
import { agent } from './agent';
import { type Transaction } from './agent.run';
import { type LanguageModel } from './language-model';

/** Puts everybody named on the map, once; counts the names nobody could be matched to. */
export const mapStakeholders = (model: LanguageModel, records: AccountRecords, readings: Readings<Transaction>) =>
  agent('mapStakeholders', model, async (input, run) => {
    const accountId = input.account;
    const record = await records.load(accountId);
    const answer = await model.ask({
      prompt: 'map-stakeholders',
      values: { record },
      answer: StakeholderAnswer,
      effect: run.effect,
      actor: 'mapStakeholders',
      signal: run.signal,
      grade: ({ people }) => ({
        claims: people.length,
        unsupported: people.filter(({ name }) => !record.stakeholders.some((known) => known.name === name)).length,
      }),
    });
    const people = weighPeople(record.stakeholders, answer);
    run.alongside((tx) => readings.keepPeople(tx, accountId, people, answer));
    return { unresolved: people.filter(({ resolved, side }) => !resolved && side !== 'vendor').length };
  });
