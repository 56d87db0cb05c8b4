import { z } from 'zod';
import { DAY_MS } from '../../calendar/calendar';
import { type CrmAccount, type CrmSystem, type Fields, type RawRecord } from '../crm/crm.source';
import { textIn } from '../crm/fields';
import { plainText } from '../crm/plain-text';
import { stampOf } from './planhat.pages';
import { type PlanhatModel, type PlanhatRecord } from './planhat.shapes';

export interface Belongings {
  company: PlanhatRecord;
  licenses: PlanhatRecord[];
  deals: PlanhatRecord[];
  endusers: PlanhatRecord[];
  conversations: PlanhatRecord[];
  /** Colleagues by their id. */
  users: Map<string, Fields>;
}

/** Ids of other systems that tenants keep in `externalId` and `sourceId` are known by their looks. */
const ELSEWHERE: [RegExp, CrmSystem][] = [
  [/^001[A-Za-z0-9]{15}$/, 'salesforce'],
  [/^\d{6,20}$/, 'hubspot'],
];
const WON = 'Closed Won';
const IS_CUSTOMER = ['customer', 'coming'];

export function accountOf({ company, licenses, deals, endusers, conversations, users }: Belongings): CrmAccount {
  const sold = licenses.filter(isSold);
  const contract = contractOf(sold);
  const deal = latest(deals.filter(isWonDeal), 'closeDate');
  const living = endusers.filter(({ archived }) => archived !== true);
  const papers = conversations.map((conversation) => ({ conversation, fields: paperOf(conversation, users) }));
  return {
    id: company._id,
    alsoKnownAs: [company.externalId, company.sourceId].flatMap((id) => {
      const [, system] = ELSEWHERE.find(([looks]) => typeof id === 'string' && looks.test(id)) ?? [];
      return system && typeof id === 'string' ? [{ system, id }] : [];
    }),
    isWon: isCustomer(company) || sold.length > 0 || deal !== undefined,
    handoff: {
      companies: ownedBy(company, users),
      ...(contract && { licenses: contract }),
      ...(deal && { deals: ownedBy(deal, users) }),
    },
    contacts: living.map((enduser) => ({ endusers: enduser })),
    documents: papers.map(({ conversation, fields }) => ({
      object: 'conversations',
      id: conversation._id,
      bundle: { conversations: fields },
    })),
    entitlements: sold.map((license) => ({ licenses: license })),
    records: [
      ...rawOf('companies', [company]),
      ...rawOf('licenses', licenses),
      ...rawOf('deals', deals),
      ...rawOf('endusers', living),
      ...rawOf('conversations', conversations),
    ],
  };
}

/** Whether a record of this model says that its company has bought. */
export function saysWon(model: PlanhatModel, record: PlanhatRecord): boolean {
  if (model === 'companies') return isCustomer(record);
  return model === 'licenses' ? isSold(record) : model === 'deals' && isWonDeal(record);
}

function isCustomer({ status }: PlanhatRecord): boolean {
  return typeof status === 'string' && IS_CUSTOMER.includes(status);
}

function isSold({ renewalStatus }: PlanhatRecord): boolean {
  return renewalStatus !== 'lost';
}

function isWonDeal({ stage }: PlanhatRecord): boolean {
  return stage === WON;
}

/** The licence that began last, with what it makes in a year together with those that run beside it, as `arr`. */
function contractOf(licenses: readonly PlanhatRecord[]): Fields | undefined {
  const main = latest(licenses, 'fromDate');
  if (!main) return undefined;
  const begins = textIn(main, 'fromDate');
  const running = licenses.filter(
    (license) => textIn(license, 'fromDate') <= begins && (textIn(license, 'toDate') || LATE) > begins,
  );
  const amounts = running.map(yearlyOf);
  const isOneSum = running.every(({ _currency }) => _currency === main._currency) && !amounts.includes(null);
  return { ...main, arr: isOneSum ? amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0) : yearlyOf(main) };
}

const LATE = '9999';
const MONTHS = 12;
const YEAR_MS = 365.25 * DAY_MS;

/** A licence says what it makes in a month, or for a fixed time what it makes in all. */
function yearlyOf(license: PlanhatRecord): number | null {
  const { mrr, value } = license;
  if (typeof mrr === 'number') return mrr * MONTHS;
  if (typeof value !== 'number') return null;
  const ms = Date.parse(textIn(license, 'toDate')) - Date.parse(textIn(license, 'fromDate'));
  // A term of whole years is a few days longer or shorter by the calendar.
  const years = ms / YEAR_MS;
  const whole = Math.round(years);
  if (!(years > 0)) return null;
  return Math.round(value / (whole > 0 && Math.abs(years - whole) < 0.02 ? whole : years));
}

/** `author`: the first colleague who took part. */
function paperOf(conversation: PlanhatRecord, users: Map<string, Fields>): Fields {
  const author = users.get(TookPart.parse(conversation.users)[0] ?? '');
  const written = Object.entries(conversation).map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'string' ? plainText(value) : value,
  ]);
  return { ...Object.fromEntries(written), ...(author && { author }) };
}

/** Ids of colleagues, which Planhat gives as they are or among more about each. */
const TookPart = z.array(z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])).catch([]);

/** With the names and addresses of its owners in place of their ids. */
function ownedBy(record: PlanhatRecord, users: Map<string, Fields>): Fields {
  const owned: Fields = { ...record };
  for (const role of ['owner', 'coOwner']) owned[role] = users.get(textIn(record, role)) ?? record[role];
  return owned;
}

function latest(records: readonly PlanhatRecord[], by: string): PlanhatRecord | undefined {
  return [...records].sort((a, b) => textIn(b, by).localeCompare(textIn(a, by)) || b._id.localeCompare(a._id))[0];
}

function rawOf(object: PlanhatModel, records: readonly PlanhatRecord[]): RawRecord[] {
  return records.map((record) => ({ object, id: record._id, stamp: stampOf(record), fields: record }));
}
