import { beforeEach, describe, expect, it } from '@jest/globals';
import { viewOf } from '../../src/accounts/account.view';
import { SurroundingsLoader } from '../../src/accounts/surroundings.loader';
import { done, failed } from '../../src/lifecycle/decide';
import { poolOf } from '../../src/store/statements';
import { useDatabase } from '../support/database';
import { ana, claimed, newAccount, paused, resumed } from '../support/store';
import { actingOn, internalStep, mitigationPlan, supervisor, type Acting } from './acting';

const database = useDatabase();
const REASON = 'refused: the model declined to answer';
const around = () => new SurroundingsLoader(poolOf(database.db)).load('acme');
const waitsFor = async () => viewOf(await acting.store.load('acme'), await around()).waitsFor;
const questions = async () =>
  (await acting.unitsOf('acme')).filter(({ kind, status }) => kind === 'ask_human' && status !== 'superseded');

let acting: Acting;
beforeEach(async () => {
  acting = actingOn(database.db, database);
  await acting.store.open(newAccount('acme'), ana);
  await acting.store.settle(await claimed(acting.effects, 'readDocuments', 'acme'), failed('readDocuments', REASON));
  await acting.perform();
});

describe('an account that waits because the agent could not go on', () => {
  it('tells why, in its view and in the question, and still does after a pause', async () => {
    const unreadable = { who: 'csm', what: 'unreadable_documents', why: REASON };
    expect(await waitsFor()).toMatchObject(unreadable);
    await acting.send('acme', paused);
    await acting.perform();
    expect(await waitsFor()).toMatchObject({ what: 'resume', why: null });
    await acting.send('acme', resumed);
    await acting.perform();
    expect(await waitsFor()).toMatchObject(unreadable);
    expect(await questions()).toMatchObject([{ payload: { text: expect.stringContaining(REASON) } }]);
  });

  it('tells it no more once the agent went on', async () => {
    await acting.send('acme', { type: 'reading.returned', by: 'ana@vendor.example' });
    const again = await claimed(acting.effects, 'readDocuments', 'acme');
    await acting.store.settle(again, done('readDocuments', { upTo: 1, anchors: {}, changed: true }));
    expect(await waitsFor()).toMatchObject({ why: null });
  });
});

describe('an account whose draft came to a person', () => {
  const asked = async () => {
    await acting.perform();
    const units = await acting.unitsOf('risky');
    return units.find(({ cause, status }) => cause === 'question:mitigation' && status !== 'superseded')?.payload;
  };
  beforeEach(() => acting.atRisk('risky'));

  it('is told by which rule the policy never lets it pass', async () => {
    const offer = { ...internalStep, detail: 'Offer the customer a 20 % discount.' };
    await acting.drafted('risky', mitigationPlan('risky', [offer]));
    expect(await asked()).toMatchObject({ text: expect.stringContaining('by its rule “discount”') });
  });

  it('is told that it was refused three times', async () => {
    for (const draft of ['mp_1', 'mp_2', 'mp_3']) {
      await acting.drafted('risky', mitigationPlan('risky'), draft);
      const [open] = (await acting.approvalsOf('risky')).filter(({ status }) => status === 'open');
      await acting.approvals.reject(open!.id, 'wrong_facts', null, supervisor);
    }
    expect(await asked()).toMatchObject({ text: expect.stringContaining('refused for the third time') });
  });

  it('is told that nobody decided in time', async () => {
    await acting.drafted('risky', mitigationPlan('risky'));
    await acting.hoursPass(73);
    expect(await asked()).toMatchObject({ text: expect.stringContaining('Nobody decided on the draft') });
  });
});
