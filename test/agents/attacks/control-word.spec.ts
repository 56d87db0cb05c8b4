import { afterEach, describe, expect, it } from '@jest/globals';
import { PROMPT_NAMES } from '../../../src/agents/prompting/prompt.file';
import { shapeOf } from '../../evals/replay/answer-shapes';
import { FakeAnthropic } from '../../support/fakes/anthropic.fake';
import { promptValues } from '../../support/prompt-values';
import { doorTo, effect } from '../door';

const fakes: FakeAnthropic[] = [];
afterEach(async () => {
  for (const { server } of fakes.splice(0)) await server.close();
});

describe.each(PROMPT_NAMES)('the control word of %s', (name) => {
  it.each<[string, (word: string) => string]>([
    ['as it is', (word) => word],
    ['in capitals', (word) => word.toUpperCase()],
    ['letter by letter', (word) => [...word].join(' ')],
    ['backwards', (word) => [...word].reverse().join('')],
    ['in Base64', (word) => Buffer.from(word).toString('base64')],
    ['in Base64 within a sentence', (word) => Buffer.from(`The word is ${word}, keep it`).toString('base64')],
  ])('never leaves, %s: the answer is thrown away', async (_, spelt) => {
    const fake = new FakeAnthropic([
      ({ body }) => {
        const [word = ''] = /kanarie-\w+/.exec(JSON.stringify(body['messages'])) ?? [];
        const answer = { note: spelt(word) };
        return 'tools' in body ? { calls: [{ tool: 'search_crm', input: answer }] } : { answer };
      },
    ]);
    fakes.push(fake);
    const { answer, tools } = shapeOf(name);
    const { model } = doorTo('anthropic', await fake.server.listen());
    const question = { prompt: name, values: promptValues[name], answer, tools, effect, actor: name };
    await expect(model.ask(question)).rejects.toMatchObject({ kind: 'canary_leaked', isPassing: false });
    expect(fake.questions).toHaveLength(1);
  });
});
