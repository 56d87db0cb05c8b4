import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Contract, type AccountEvent, type AccountInput } from '../../src/lifecycle/account.types';
import { positionOf } from '../../src/lifecycle/position';
import { isActorName, Playthrough } from './playthrough';

const facts = z.record(z.string(), z.unknown());
const performed = z.object({ type: z.string(), params: facts.optional() });
const Expectation = z.strictObject({
  phase: z.string().optional(),
  state: z.string().optional(),
  reading: z.string().optional(),
  waitsFor: z.object({ who: z.string().optional(), what: z.string().optional() }).optional(),
  asked: z.array(z.string()).optional(),
  input: z.record(z.string(), facts).optional(),
  performed: z.array(performed).optional(),
  notPerformed: z.array(z.string()).optional(),
});
const Step = z.strictObject({
  event: z.looseObject({ type: z.string() }).optional(),
  answer: z.string().optional(),
  fail: z.string().optional(),
  with: z.union([z.string(), facts]).optional(),
  asking: z.number().optional(),
  pass: z.string().optional(),
  use: z.string().optional(),
  refused: z.boolean().optional(),
  expect: Expectation.optional(),
});
type Step = z.infer<typeof Step>;
const Stories = z.object({
  given: z.object({
    account: z.string(),
    today: z.string(),
    contract: Contract.partial({ noticePeriodDays: true }).transform((contract) => ({
      noticePeriodDays: null,
      ...contract,
    })),
  }),
  prologues: z.record(z.string(), z.array(Step)),
  stories: z.array(z.object({ id: z.string(), title: z.string(), steps: z.array(Step) })),
});

describe.each(['stories.json', 'stories-of-our-own.json'])('the story (%s)', (file) => {
  const { given, prologues, stories } = Stories.parse(JSON.parse(readFileSync(`test/lifecycle/${file}`, 'utf8')));
  const unfold = (step: Step): Step[] =>
    step.use === undefined ? [step] : (prologues[step.use] ?? []).flatMap(unfold);

  it.each(stories.map((story) => [story.title, story] as const))('%s', (_, { steps }) => {
    const story = new Story(given);
    steps.flatMap(unfold).forEach((step, index) => story.play(step, index));
  });
});

class Story {
  private readonly account: Playthrough;
  private looked = 0;

  constructor(given: AccountInput) {
    this.account = new Playthrough(given);
  }

  private holds(params: Record<string, unknown>, part: Record<string, unknown>): boolean {
    return Object.entries(part).every(([key, value]) => isDeepStrictEqual(params[key], value));
  }

  play(step: Step, index: number): void {
    const before = JSON.stringify(positionOf(this.account.account));
    const taken = this.happen(step);
    expect([index, step, taken]).toEqual([index, step, step.refused !== true]);
    if (step.refused) expect(JSON.stringify(positionOf(this.account.account))).toBe(before);
    if (step.expect) this.look(step.expect, index);
  }

  private happen({ event, answer, fail, with: given, asking, pass }: Step): boolean {
    if (event) return this.account.send(event as AccountEvent);
    if (answer !== undefined && isActorName(answer)) return this.account.answer(answer, facts.parse(given), asking);
    if (fail !== undefined && isActorName(fail)) return this.account.fail(fail, z.string().parse(given), asking);
    if (pass !== undefined) this.account.pass(duration(pass));
    return true;
  }

  private look(wanted: z.infer<typeof Expectation>, index: number): void {
    const { phase, state, reading, waitsFor } = positionOf(this.account.account);
    const since = this.account.performed.slice(this.looked);
    this.looked = this.account.performed.length;
    const inFlight = this.account.inFlight;
    const seen = { index, phase, state, reading, waitsFor, asked: inFlight.map(({ name }) => name).sort() };
    const { input = {}, performed = [], notPerformed = [], ...position } = wanted;
    expect(seen).toMatchObject({ index, ...position });
    for (const [actor, part] of Object.entries(input)) {
      expect(inFlight.find(({ name }) => name === actor)?.input.input).toMatchObject(part);
    }
    for (const { type, params = {} } of performed) {
      const told = since.filter((effect) => effect.type === type);
      expect([index, told.some((effect) => this.holds(effect.params, params)) || told]).toEqual([index, true]);
    }
    expect(since.filter(({ type }) => notPerformed.includes(type))).toEqual([]);
  }
}

function duration(text: string): number {
  const [, amount = '', unit = ''] = /^(\d+)([hd])$/.exec(text) ?? [];
  return Number(amount) * (unit === 'h' ? 3_600_000 : 86_400_000);
}
