import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { HASTY } from '../support/agents';
import { FakeAnthropic, honest } from '../support/fakes/anthropic.fake';
import { FakeLangSmith } from '../support/fakes/langsmith.fake';
import { runHandoff } from './handoff.command';
import { ProviderReader } from './handoff.provider';
import { casesIn, dossierOf, OWN_CASES } from './handoff.cases';
import { read } from '../../src/agents/offline/read';
import { readSettings } from '../../src/platform/settings/settings';

const claude = new FakeAnthropic([honest]);
const langsmith = new FakeLangSmith();
const before = { ...process.env };
beforeEach(async () => {
  process.env.ANTHROPIC_API_KEY = 'key';
  process.env.ANTHROPIC_BASE_URL = await claude.server.listen();
  process.env.LANGSMITH_API_KEY = 'lsv2_key';
  process.env.LANGSMITH_ENDPOINT = await langsmith.server.listen();
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  process.env = { ...before };
  await claude.server.close();
  await langsmith.server.close();
});

describe('The handoffs read by Claude', () => {
  it('are scored like those of the offline reader, with what it took', async () => {
    const { figures, page, isComparable } = await runHandoff({
      only: 'p001,p002',
      provider: 'anthropic',
      langsmith: false,
    });
    expect(figures.cases).toBe(2);
    expect(isComparable).toBe(false);
    expect(page(false)).toMatch(/calls: 2; failed: none[\s\S]*tokens: \d{4,} in/);
  });

  it('are run as an experiment on a dataset, which gets figures and no papers', async () => {
    const { figures } = await runHandoff({ only: 'p001,p002', provider: 'anthropic', langsmith: true });
    expect(figures.cases).toBe(2);
    const { examples, experiment, marks } = langsmith.datasets;
    expect(examples.map(({ inputs }) => inputs)).toEqual([{ id: 'p001' }, { id: 'p002' }]);
    expect(experiment).toMatchObject({ name: expect.stringContaining('handoff-anthropic') });
    expect(marks.filter(({ key }) => key === 'gate')).toHaveLength(2);
    expect(JSON.stringify(langsmith.server.received.map(({ text }) => text))).not.toContain('.example');
  });
});

it('A packet that gets no usable answer counts as read without a finding, and its tokens count', async () => {
  const refusing = new FakeAnthropic([{ stop: 'refusal' }]);
  const baseUrl = await refusing.server.listen();
  const { llm } = readSettings({ LLM_PROVIDER: 'anthropic', ANTHROPIC_API_KEY: 'key', ANTHROPIC_BASE_URL: baseUrl });
  const reader = new ProviderReader(llm, HASTY);
  const [first] = casesIn(OWN_CASES);
  const reading = await reader.read(dossierOf(first!));
  expect(reading.anchors.find(({ key }) => key === 'painMetric')?.status).toBe('missing');
  expect(read(dossierOf(first!)).anchors.find(({ key }) => key === 'painMetric')?.status).toBe('concrete');
  expect(reader.spent).toMatchObject({ calls: 1, failed: { refused: 1 } });
  expect(reader.spent.inputTokens).toBeGreaterThan(1_000);
  await refusing.server.close();
});
