import { z } from 'zod';
import {
  amount,
  calendarDate,
  endingAfterStart,
  figure,
  givenName,
  givenNote,
  LONGEST_ADDRESS,
  MOST_CRITERIA,
  noticePeriod,
  headcount,
} from './limits';
import { type AnchorKey, type AnchorValues, RISK_SIGNALS, ROLES, SENTIMENTS, SIDES } from './evidence.types';

/** A passage copied letter by letter from a document; `start` (UTF-16 units) tells repeated passages apart. */
export const Quote = z.object({
  documentId: z.string(),
  quote: z.string().min(1),
  start: z.number().int().nonnegative().optional(),
});
export type Quote = z.infer<typeof Quote>;

/**
 * How firmly the source says it. Only `stated` can make an anchor concrete.
 * `disputed` is a claim that somebody in the sources contradicts without it being settled; `denied` is a sentence that
 * speaks against the anchor ("do not write down that I said yes"); `withdrawn` was corrected or replaced later; `passing`
 * is said too much in passing to be a hint, and is kept to show what was passed over.
 */
const STANDINGS = ['stated', 'hedged', 'hearsay', 'planned', 'denied', 'disputed', 'withdrawn', 'passing'] as const;

const common = {
  standing: z.enum(STANDINGS),
  quotes: z.array(Quote),
  /** Who said or wrote it, as named in the sources; null when unknown. */
  by: z.string().nullable().default(null),
  /** In a plain sentence, why the claim is not firm; null when it is. */
  doubt: z.string().nullable().default(null),
};
const number = z.number().finite().nullable().default(null);
const text = z.string().nullable().default(null);

const TermValue = z.object({ startDate: text, renewalDate: text, noticePeriodDays: number });
const ArrClaimValue = z.object({ amount: number, currency: text });
const PainClaimValue = z.object({
  what: z.string(),
  unit: text,
  baseline: number,
  target: z.union([z.number().finite(), z.string()]).nullable().default(null),
});
const ChampionClaimValue = z.object({ name: z.string(), email: text });
const DecisionMakerClaimValue = z.object({ name: text, title: text });
const CriterionClaimValue = z.object({ text: z.string(), by: text });

/** One claim about one anchor; for `successCriteria` one claim a criterion. */
export const Claim = z.discriminatedUnion('anchor', [
  z.object({ anchor: z.literal('contractTerm'), value: TermValue, ...common }),
  z.object({ anchor: z.literal('arr'), value: ArrClaimValue, ...common }),
  z.object({ anchor: z.literal('seats'), value: z.object({ seats: number }), ...common }),
  z.object({ anchor: z.literal('painMetric'), value: PainClaimValue, ...common }),
  z.object({ anchor: z.literal('champion'), value: ChampionClaimValue, ...common }),
  z.object({ anchor: z.literal('decisionMaker'), value: DecisionMakerClaimValue, ...common }),
  z.object({ anchor: z.literal('successCriteria'), value: CriterionClaimValue, ...common }),
]);
export type Claim = z.infer<typeof Claim>;
export type ClaimOf<Key extends Claim['anchor']> = Extract<Claim, { anchor: Key }>;
export type Standing = (typeof STANDINGS)[number];

export const PersonClaim = z.object({
  name: z.string().min(1),
  side: z.enum(SIDES),
  role: z.enum(ROLES),
  executive: z.boolean().default(false),
  sentiment: z.enum(SENTIMENTS).default('unknown'),
  left: z.boolean().default(false),
  email: text,
  title: text,
  lastContact: text,
  quotes: z.array(Quote),
});
export type PersonClaim = z.infer<typeof PersonClaim>;

/** What a reader, offline or a language model, answers. It carries claims and quotes, never a status. */
export const Extraction = z.object({
  claims: z.array(Claim),
  people: z.array(PersonClaim),
  gaps: z.array(z.object({ promise: z.string(), why: z.string(), dueOn: text, quotes: z.array(Quote).min(1) })),
  riskSignals: z.array(z.object({ signal: z.enum(RISK_SIGNALS), quotes: z.array(Quote) })),
  injections: z.array(z.object({ aim: z.string(), quote: Quote })),
  notUnderstood: z.array(z.object({ documentId: z.string(), why: z.string() })).default([]),
  languages: z.record(z.string(), z.string()).default({}),
});
export type Extraction = z.infer<typeof Extraction>;

export const NO_CLAIMS: Extraction = {
  claims: [],
  people: [],
  gaps: [],
  riskSignals: [],
  injections: [],
  notUnderstood: [],
  languages: {},
};

const CURRENCY_CODE = 'must be a currency code of three capital letters, such as USD';

/** What a person may state as the value of an anchor; anything else is refused with zod's issues. */
export const StatedValue: { [Key in AnchorKey]: z.ZodType<AnchorValues[Key]> } = {
  contractTerm: endingAfterStart(
    z.object({
      startDate: calendarDate,
      renewalDate: calendarDate,
      noticePeriodDays: noticePeriod.nullable().default(null),
    }),
  ),
  arr: z.object({ amount: amount.positive(), currency: z.string().regex(/^[A-Z]{3}$/, CURRENCY_CODE) }),
  seats: headcount.positive(),
  painMetric: z.object({
    what: givenName,
    unit: givenName.nullable().default(null),
    baseline: figure,
    target: z.union([figure, givenName]),
  }),
  champion: z.object({ name: givenName, email: z.email().max(LONGEST_ADDRESS) }),
  decisionMaker: z.object({ name: givenName, title: givenName.nullable().default(null) }),
  successCriteria: z.object({
    criteria: z
      .array(z.object({ text: givenNote, by: calendarDate }))
      .min(1)
      .max(MOST_CRITERIA),
  }),
};
