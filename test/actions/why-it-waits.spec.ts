import { beforeEach, describe, expect, it } from '@jest/globals';
import { viewOf } from '../../src/accounts/account.view';
import { SurroundingsLoader } from '../../src/accounts/surroundings.loader';
import { done, failed } from '../../src/lifecycle/decide';
import { poolOf } from '../../src/store/statements';
import { useDatabase } from '../support/database';
import { ana, claimed, newAccount, paused, resumed } from '../support/store';
import { actingOn, type Acting } from './acting';

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
