import { painOf } from '../anchor.value';
import { type AccountRecord, type Rejection } from './account-record.types';
import { anchorWithDoubts } from './anchor.wording';
import { type Citation } from './artifact.types';
import { field, type Entry } from './fact.entry';
import { contactFacts, peopleFacts, promiseCount } from './known-people';
import { nameOfCriterion, progressFacts } from './known-progress';
import { licenceFacts } from './known-licences';
import { scoreFacts } from './known-scores';
import { contractFacts, opportunityFacts } from './known-terms';
import { capital, inWords, phrase, writeMoney, writeNumber } from './wording';
import { namedBy, signInWords } from './sign.wording';
import { waitingTeams } from './waiting-teams';
import { statedWorth } from './worth';

/**
 * What may be stated about an account, by evidence id. An id is readable (`contract.arr`, `risk.usageTrend`,
 * `promise.p1`); its label is a whole statement that names the value.
 */
export type KnownFacts = Record<string, Citation>;

/** What people said about earlier drafts. */
export interface Said {
  rejections: Rejection[];
  guidance: string | null;
}

/** Lists every fact of the record that a draft may cite; an empty field is not a fact and is left out. */
export function knownFacts(record: AccountRecord, said: Said = { rejections: [], guidance: null }): KnownFacts {
  const facts = [
    ...wordsOfPeople(said, record.dossier.today),
    ...contractFacts(record),
    ...opportunityFacts(record),
    ...anchorFacts(record),
    ...worthFacts(record),
    ...peopleFacts(record),
    ...contactFacts(record),
    ...promiseCount(record),
    ...promiseFacts(record),
    ...teamFacts(record),
    ...(record.scores ? scoreFacts(record.scores, record.dossier.contract.currency, hasFirstValue(record)) : []),
    ...(record.licences ? licenceFacts(record.licences, record.dossier.contract.currency) : []),
    ...eventFacts(record),
    ...progressFacts(record),
  ];
  return Object.fromEntries(
    facts.flatMap(([id, fact]): Entry[] => {
      const sources = fact.sources.filter((source) => isThere(source, record));
      return sources.length === 0 ? [] : [[id, { ...fact, sources }]];
    }),
  );
}

/** A quote leads to its document, or it proves nothing. */
function isThere(source: Citation['sources'][number], { dossier }: AccountRecord): boolean {
  if (!('quote' in source)) return true;
  const document = dossier.documents.find(({ id }) => id === source.documentId);
  return document?.text.slice(source.start, source.end) === source.quote;
}

function wordsOfPeople({ rejections, guidance }: Said, today: string): Entry[] {
  const refused = rejections.map(({ approval, by, reason, text }): Entry => [
    `rejection.${approval}`,
    {
      label: `${by} refused an earlier draft (${reason}): ${text}`,
      value: text,
      sources: [{ record: 'approval', field: approval, value: reason }],
    },
  ]);
  const asked: Entry[] =
    guidance === null
      ? []
      : [
          [
            'guidance',
            {
              label: `Asked for: ${guidance}`,
              value: guidance,
              sources: [{ record: 'guidance', field: 'given', value: today }],
            },
          ],
        ];
  return [...refused, ...asked];
}

function hasFirstValue({ milestones }: AccountRecord): boolean {
  return milestones.some(({ key }) => key === 'first_value');
}

function anchorFacts(record: AccountRecord): Entry[] {
  const { anchors, riskSignals } = record;
  return [
    ...anchors.map((anchor): Entry => {
      const { key, status, value, evidence } = anchor;
      const sources = evidence.length > 0 ? evidence : [{ record: 'anchor', field: key, value: status }];
      return [
        `anchor.${key}`,
        {
          label: anchorWithDoubts(anchor),
          value: value === null ? null : JSON.stringify(value),
          sources,
        },
      ];
    }),
    ...riskSignals
      .filter(({ evidence }) => evidence.some((source) => isThere(source, record)))
      .map((sign): Entry => [
        `signal.${sign.signal}`,
        {
          label: signInWords(sign, record),
          value: sign.signal,
          sources: [
            ...sign.evidence,
            ...namedBy(sign, record).map((name) => ({ record: 'people', field: name, value: 'detractor' })),
          ],
        },
      ]),
  ];
}

/** What one unit of the pain is worth, where a source says so; the value is the amount of one unit. */
function worthFacts({ anchors, dossier }: AccountRecord): Entry[] {
  const pain = painOf(anchors);
  if (pain === null) return [];
  return statedWorth(pain, dossier).map(({ amountPerUnit, currency, unitsPerYear, quote }, at) => [
    `worth.${at + 1}`,
    {
      label: `One ${(pain.unit ?? 'unit').replace(/s$/, '')} is worth ${writeMoney(amountPerUnit, currency ?? dossier.contract.currency)}, ${unitsPerYear} times a year`,
      value: amountPerUnit,
      sources: [quote],
    },
  ]);
}

function promiseFacts({ promises }: AccountRecord): Entry[] {
  return promises.map(({ id, promise, status, dueOn, evidence }) => [
    `promise.${id}`,
    {
      label: `Beyond the contract (${status}${dueOn ? `, due ${dueOn}` : ''}): ${phrase(promise)}`,
      value: promise,
      sources: evidence.length > 0 ? evidence : [{ record: 'promise', field: id, value: promise }],
    },
  ]);
}

/** Teams that the sources name as waiting for their start. */
function teamFacts({ dossier }: AccountRecord): Entry[] {
  return waitingTeams(dossier).map(({ name, quote }, at) => [
    `team.${at + 1}`,
    { label: `${name} is named as waiting for its start`, value: name, sources: [quote] },
  ]);
}

function eventFacts(record: AccountRecord): Entry[] {
  const { anchors, milestones, openTickets, kpiReadings, scoreHistory, earlierDrafts } = record;
  return [
    ...milestones.flatMap(({ key, on, name }) =>
      field(['milestone', key], on, (date) => `${name ?? inWords(key)}: reached on ${date}`),
    ),
    ...openTickets.map(({ id, priority, openedOn }): Entry => [
      `ticket.${id}`,
      {
        label: `Ticket ${id} of priority ${priority} has been open since ${openedOn}`,
        value: priority,
        sources: [
          { record: 'ticket', field: `${id} priority`, value: priority },
          { record: 'ticket', field: `${id} opened on`, value: openedOn },
        ],
      },
    ]),
    ...kpiReadings.map(({ criterion, on, value }, at): Entry => [
      `kpi.${at + 1}`,
      {
        label: `${capital(nameOfCriterion(criterion, anchors))}: ${writeNumber(value)}, measured on ${on}`,
        value,
        sources: [{ record: 'kpis', field: `${criterion} on ${on}`, value }],
      },
    ]),
    ...scoreHistory.flatMap(({ asOf, risk, health }) => [
      ...field(['history', `risk.${asOf}`], risk, (value) => `On ${asOf} the risk score was ${value}`),
      ...field(['history', `health.${asOf}`], health, (value) => `On ${asOf} the health score was ${value}`),
    ]),
    ...earlierDrafts.flatMap(({ id, kind, on }) =>
      field(['artifact', id], on, (date) => `A ${inWords(kind)} was written on ${date}`),
    ),
  ];
}
