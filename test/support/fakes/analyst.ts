import { offlineAnswers } from '../../../src/agents/offline/offline.answers';
import { type PromptName } from '../../../src/agents/prompt-values';
import { PROMPT_NAMES, loadPrompts } from '../../../src/agents/prompting/prompt.file';
import { type Anchor, type Stakeholder } from '../../../src/evidence/evidence.types';
import { type AccountRecord } from '../../../src/evidence/drafting/account-record.types';
import { shownDossier, type Shown } from '../shown-dossier';

interface Fact {
  id: string;
  label: string;
  value: string;
}

const prompts = loadPrompts();

/**
 * A model that does its work honestly: it knows nothing but the text of the request, as a real one would. Given that
 * text, it finds out which prompt it is and answers in the shape that prompt asks for.
 */
export function analyst(text: string): unknown {
  return answers[promptIn(text)](shownIn(text));
}

/** The prompt that a request was made from. */
export function promptIn(text: string): PromptName {
  const name = PROMPT_NAMES.find((each) => text.includes(firstLineOf(prompts[each].stable)));
  if (!name) throw new Error(`No prompt begins like this: ${text.slice(0, 200)}`);
  return name;
}

/** The values between the delimiters, by name. */
export function shownIn(text: string): Shown {
  const blocks = [...text.matchAll(/<<<data (\w+) (\w+)\n([\s\S]*?)\ndata \1>>>/g)];
  return Object.fromEntries(blocks.map(([, , value = '', shown = '']) => [value, shown]));
}

const answers: Record<PromptName, (shown: Shown) => unknown> = {
  'read-documents': (shown) => offlineAnswers['read-documents']({ dossier: shownDossier(shown) }),
  'fetch-anchors': ({ missing = '', round }) =>
    offlineAnswers['fetch-anchors']({ anchors: anchorsIn(missing), round: Number(round), people: [] }),
  'map-stakeholders': ({ people = '' }) =>
    offlineAnswers['map-stakeholders']({ record: { stakeholders: peopleIn(people) } as AccountRecord }),
  'check-pain-metric': () => ({ supporting: [], contradicting: [] }),
  'propose-mitigation': ({ facts = '', rejections = '' }) => ({
    rootCauses: stated(facts, /^risk\./),
    steps: [step(factsIn(facts))],
    answers: repliesTo(rejections),
    gaps: [],
  }),
  'draft-success-plan': ({ facts = '', rejections = '' }) => ({
    situation: stated(facts, /^contract\./),
    objectives: objectivesIn(factsIn(facts)),
    steps: [step(factsIn(facts))],
    worth: null,
    answers: repliesTo(rejections),
    gaps: [],
  }),
  'draft-renewal-brief': ({ facts = '', rejections = '' }) => ({
    sections: [{ heading: 'Terms and dates', claims: stated(facts, /^contract\./) }],
    questions: [],
    answers: repliesTo(rejections),
    gaps: [],
  }),
  'write-post-mortem': ({ facts = '' }) => ({
    sections: [{ heading: 'What was agreed', claims: stated(facts, /^contract\./) }],
    questions: [],
    gaps: [],
  }),
  'judge-safety': () => ({ flags: [] }),
};

function anchorsIn(missing: string): Anchor[] {
  return [...missing.matchAll(/^(\w+): (\w+)\./gm)].map(([, key, status]) => {
    const [known, judged] = [key as Anchor['key'], status as Anchor['status']];
    return { key: known, status: judged, value: null, evidence: [], round: 0, doubts: [] };
  });
}

function peopleIn(people: string): Stakeholder[] {
  return people.split('\n').map((line) => {
    const [name, side, role, title] = line.split(' | ');
    return { name, side, role, title, executive: false } as Stakeholder;
  });
}

/** `id | label | value | quotes`, one fact a line. */
function factsIn(facts: string): Fact[] {
  return facts.split('\n').map((line) => {
    const [id = '', label = '', value = ''] = line.split(' | ');
    return { id, label, value };
  });
}

function stated(facts: string, ids: RegExp) {
  return factsIn(facts)
    .filter(({ id }) => ids.test(id))
    .map(({ id, label }) => ({ text: label, evidence: [id] }));
}

function objectivesIn(facts: Fact[]) {
  const value = facts.find(({ id }) => id === 'anchor.successCriteria')?.value;
  if (!value?.startsWith('{')) return [];
  return (JSON.parse(value) as { criteria: { text: string; by: string | null }[] }).criteria.map(({ text, by }) => ({
    text,
    kpi: { name: text, unit: null, baseline: null, target: text },
    dueOn: by,
    evidence: ['anchor.successCriteria'],
  }));
}

function step(facts: Fact[]) {
  return {
    kind: 'create_crm_task',
    title: 'Plan the kick-off',
    detail: 'Agree with the customer on who takes part.',
    reaches: [],
    dueInDays: 7,
    expectedEvidence: 'A date in the calendar',
    because: facts.slice(0, 1).map(({ id }) => id),
  };
}

function repliesTo(rejections: string) {
  return [...rejections.matchAll(/^(\S+) \| /gm)].map(([, approval]) => ({ approval, answer: 'Drafted anew.' }));
}

/** A prompt may be changed in the rest and is still the same task. */
function firstLineOf(text: string): string {
  return text.split('\n')[0] ?? text;
}
