import { type AccountRecord, type Rejection } from './account-record.types';
import { anchorInWords } from './anchor.wording';
import { type Citation } from './artifact.types';
import { field, type Entry } from './fact.entry';
import { contactFacts, peopleFacts } from './known-people';
import { licenceFacts } from './known-licences';
import { scoreFacts } from './known-scores';
import { contractFacts, opportunityFacts } from './known-terms';
import { inWords, writeMoney, writeNumber } from './wording';
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
  return Object.fromEntries([
    ...wordsOfPeople(said, record.dossier.today),
    ...contractFacts(record),
    ...opportunityFacts(record),
    ...anchorFacts(record),
    ...worthFacts(record),
    ...peopleFacts(record),
    ...contactFacts(record),
    ...promiseFacts(record),
    ...(record.scores ? scoreFacts(record.scores, record.dossier.contract.currency) : []),
    ...(record.licences ? licenceFacts(record.licences, record.dossier.contract.currency) : []),
    ...eventFacts(record),
  ]);
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

function anchorFacts({ anchors, riskSignals }: AccountRecord): Entry[] {
  return [
    ...anchors.map((anchor): Entry => {
      const { key, status, value, evidence, doubts } = anchor;
      const sources = evidence.length > 0 ? evidence : [{ record: 'anchor', field: key, value: status }];
      return [
        `anchor.${key}`,
        {
          label: [anchorInWords(anchor), ...doubts].join('. '),
          value: value === null ? null : JSON.stringify(value),
          sources,
        },
      ];
    }),
    ...riskSignals.map(({ signal, evidence }): Entry => [
      `signal.${signal}`,
      { label: `A source shows the risk signal “${inWords(signal)}”`, value: signal, sources: evidence },
    ]),
  ];
}

/** What one unit of the pain is worth, where a source says so; the value is the amount of one unit. */
function worthFacts({ anchors, dossier }: AccountRecord): Entry[] {
  const pain = anchors.find(({ key }) => key === 'painMetric')?.value;
  if (pain === null || typeof pain !== 'object' || !('what' in pain)) return [];
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
      label: `Promised beyond the contract (${status}${dueOn ? `, due ${dueOn}` : ''}): ${promise}`,
      value: promise,
      sources: evidence.length > 0 ? evidence : [{ record: 'promise', field: id, value: promise }],
    },
  ]);
}

function eventFacts({ milestones, openTickets, kpiReadings, scoreHistory, earlierDrafts }: AccountRecord): Entry[] {
  return [
    ...milestones.flatMap(({ key, on, name }) =>
      field(['milestone', key], on, (date) => `${name ?? inWords(key)}: reached on ${date}`),
    ),
    ...openTickets.flatMap(({ id, priority, openedOn }) =>
      field(['ticket', id], priority, () => `Ticket ${id} of priority ${priority} has been open since ${openedOn}`),
    ),
    ...kpiReadings.map(({ criterion, on, value }, at): Entry => [
      `kpi.${at + 1}`,
      {
        label: `${criterion}: ${writeNumber(value)}, measured on ${on}`,
        value,
        sources: [{ record: 'kpis', field: criterion, value }],
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
