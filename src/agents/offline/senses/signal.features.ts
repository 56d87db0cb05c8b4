import { RISK_SIGNALS, type RiskSignalKind } from '../../../evidence/evidence.types';
import { type PersonClaim } from '../../../evidence/extraction';
import { championEvidence } from '../champion.evidence';
import { passageOfLoneContact } from '../lone.contact';
import { type Passage } from '../passage';
import { type Story, tellingOf } from '../story';
import { SENSED_SIGNALS, type SensedSignal, SENSES } from './labels';
import { conceptsOf, type Features, featuresNamed } from './passage.features';
import { reached, stepsTo } from './steps';

/** A sentence that may show a signal, with what speaks for and against it in the whole story. */
export interface SignalCandidate {
  signal: RiskSignalKind;
  passage: Passage;
  features: Features;
}

/** So many sentences of each signal, the surest, are looked at in the light of the story. */
const LOOKED_AT = 3;

/** The likeliest sentences of each signal; that all hangs on one person has the whole story for a hint. */
export function signalCandidates(story: Story, people: PersonClaim[]): SignalCandidate[] {
  const talk = tellingOf(story);
  const company = ofCompany(story, people, talk);
  return RISK_SIGNALS.flatMap((signal): SignalCandidate[] => {
    if (signal === 'single_threaded') {
      const passage = passageOfLoneContact(story, people, talk);
      return passage ? [{ signal, passage, features: featuresOf(signal, [], company) }] : [];
    }
    return surestOf(story, talk, signal).map((passage) => {
      const shown = [...ofSenses(story, passage, signal), ...ofWords(passage), ...ofPersons(story, people, passage)];
      return { signal, passage, features: featuresOf(signal, shown, company) };
    });
  });
}

/** What is shown counts for all signals alike and for this one in particular, the company for this one alone. */
function featuresOf(signal: RiskSignalKind, shown: string[], company: string[]): Features {
  const own = [...shown, ...company, 'at all'].map((name) => `${signal} ${name}`);
  return featuresNamed('signal', [...shown, ...own]);
}

function surestOf({ senses }: Story, talk: Passage[], signal: SensedSignal): Passage[] {
  return [...talk].sort((a, b) => senses.of(b, signal) - senses.of(a, signal)).slice(0, LOOKED_AT);
}

/** How surely the sentence means the signal, and what else it may mean. */
function ofSenses({ senses }: Story, passage: Passage, signal: SensedSignal): string[] {
  const others = SENSED_SIGNALS.filter((other) => other !== signal).map((other) => senses.of(passage, other));
  return [
    ...stepsTo(senses.of(passage, signal)).map((step) => `sure ${step}`),
    ...stepsTo(Math.max(...others)).map((step) => `other signal ${step}`),
    ...SENSES.filter((sense) => sense !== signal).flatMap((sense) =>
      [0.2, 0.5].filter((least) => senses.of(passage, sense) > least).map((least) => `means ${sense} > ${least}`),
    ),
  ];
}

function ofWords(passage: Passage): string[] {
  const { side, kind, text } = passage;
  return [
    `side ${side ?? 'none'}`,
    kind,
    `${kind} ${side ?? 'none'}`,
    `length ${Math.min(6, Math.floor(Math.log2(text.split(/\s+/u).length)))}`,
    ...conceptsOf(passage).map(({ concept }) => `k ${concept}`),
  ];
}

/** Who says it, and of whom. */
function ofPersons(story: Story, people: PersonClaim[], passage: Passage): string[] {
  const called = (name: string | null) => people.find((person) => person.name === name);
  const speaker = called(passage.speaker);
  const named = story.named(passage).flatMap(({ member }) => called(member.name) ?? []);
  const of = (how: string, { side, role, sentiment, left }: PersonClaim) => [
    `${how} ${side} ${role}`,
    `${how} ${sentiment}`,
    ...(left ? [`${how} left`, `${how} left ${role}`] : []),
  ];
  return [
    ...(speaker ? of('speaks', speaker) : []),
    ...named.filter((person) => person !== speaker).flatMap((person) => of('of', person)),
  ];
}

const COUNTS = [1, 2, 3, 4, 5];

/** Who there is on the customer's side, who takes part, who is against it and who has gone. */
function ofCompany(story: Story, people: PersonClaim[], talk: Passage[]): string[] {
  const { contacts } = story.dossier;
  const customers = people.filter(({ side }) => side === 'customer');
  const forms = story.passages.filter(({ kind }) => kind === 'order_form');
  const speakers = new Set(talk.map(({ speaker }) => speaker));
  const active = customers.filter(
    ({ lastContact, name }) => lastContact !== null || forms.some(({ text }) => text.includes(name)),
  );
  const gone = customers.filter(({ left }) => left);
  const groups = {
    customers,
    active,
    contacts,
    speaking: customers.filter(({ name }) => speakers.has(name)),
    'with address': customers.filter(({ email }) => email !== null),
    detractors: customers.filter(({ role }) => role === 'detractor'),
    against: customers.filter(({ sentiment }) => sentiment === 'negative'),
    buyers: customers.filter(({ role }) => role === 'procurement'),
    gone,
    'champions gone': gone.filter(({ role }) => role === 'champion'),
  };
  const goes = championEvidence(story, talk).map(
    ({ leaves, drives }) => leaves * Math.max(0, ...drives.map(({ probability }) => probability)),
  );
  return [
    ...Object.entries(groups).flatMap(([name, { length }]) => [
      `${name} = ${Math.min(length, 6)}`,
      ...reached(name, length, COUNTS),
    ]),
    `active ${Math.min(2, active.length)} of ${Math.min(2, contacts.length)}`,
    ...reached('driver goes', Math.max(0, ...goes), [0.05, 0.1, 0.3, 0.5]),
  ];
}
