import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Client } from 'langsmith';
import { FakeLangSmith } from '../../support/fakes/langsmith.fake';
import { runSuite } from './suites';

const langsmith = new FakeLangSmith();
let client: Client;
beforeAll(async () => {
  const apiUrl = await langsmith.server.listen();
  client = new Client({ apiKey: 'lsv2_key', apiUrl, omitTracedRuntimeInfo: true });
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterAll(() => langsmith.server.close());

it('Drafts are marked as an experiment as they are without one, and no paper leaves', async () => {
  const account = 'NWR-001';
  const marked = await runSuite('brief', [account], client);
  expect(marked).toMatchObject([{ account, document: 'renewal_brief' }]);
  const { examples, experiment, marks } = langsmith.datasets;
  expect(examples.map(({ inputs }) => inputs)).toEqual([{ id: account }]);
  expect(experiment).toMatchObject({ name: expect.stringContaining('brief-offline') });
  expect(marks).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ key: 'renewal_brief_relevance', score: marked[0]?.relevance }),
      expect.objectContaining({ key: 'claims_borne_out', score: 1 }),
    ]),
  );
  expect(JSON.stringify(langsmith.server.received.map(({ text }) => text))).not.toContain('Northwind');
});
