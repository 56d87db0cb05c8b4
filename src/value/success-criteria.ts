import { counted, writeShare } from '../evidence/drafting/wording';
import { RENEWAL_WINDOW_DAYS } from '../lifecycle/account.gates';
import { type Share, share } from '../scoring';
import { type Understanding } from './agent.records';
import { type DecidedTask } from './decision.records';
import { type ExpansionFound, type WasteChange } from './money.records';
import { type Criterion, type CriterionStatus, type SavedTime } from './value.view';

export interface Facts {
  saved: SavedTime;
  /** The share of the time by hand that the policy wants saved. */
  savingTarget: number;
  understanding: Understanding;
  tasks: readonly DecidedTask[];
  expansion: readonly ExpansionFound[];
  waste: readonly WasteChange[];
  /** Accounts whose waste was scored by the end of the period. */
  scored: number;
}

/** The five promises of the product, each with what it was judged by. */
export function successCriteria(facts: Facts): Criterion[] {
  return [timePerCsm(facts), stakeholders(facts), briefs(facts), expansion(facts), waste(facts)];
}

function timePerCsm({ saved: { byCsm, baseline }, savingTarget }: Facts): Criterion {
  const known = byCsm.filter(({ band }) => band !== 'insufficient_data');
  const met = known.filter(({ band }) => band === 'met').length;
  const missed = known.some(({ band }) => band === 'not_met');
  const status = known.length === 0 ? 'unknown' : missed ? 'not_met' : met === known.length ? 'met' : 'undecided';
  const assumed = baseline.assumed ? ', by minutes that are assumed and not timed' : `, timed on ${baseline.timedOn}`;
  return {
    criterion: 'Time saved for each CSM',
    target: `at least ${writeShare(savingTarget)}, also at the lower end of the interval`,
    status,
    because:
      known.length === 0
        ? 'no colleague has enough decided tasks yet'
        : `certain for ${met} of ${counted(known.length, 'colleague')} with enough decided tasks${assumed}`,
  };
}

function stakeholders({ understanding: { people, dropped, unresolved } }: Facts): Criterion {
  return {
    criterion: 'No dropped stakeholder',
    target: 'everybody of the CRM is on the map, or listed as unresolved',
    status: people === 0 ? 'unknown' : dropped === 0 ? 'met' : 'not_met',
    because:
      people === 0
        ? 'no account with contacts was read'
        : `${dropped === 0 ? `all ${counted(people, 'contact')} are on the map` : `${dropped} of ${counted(people, 'contact')} are on no map`}; ${counted(unresolved, 'name')} listed as unresolved`,
  };
}

/** The share of a brief that people keep when it was relevant, and the share of all briefs that has to be kept so far. */
const WELL_KEPT = { text: 0.8, briefs: 0.8 };

/** Relevance by rubric is measured by the evals; in use it shows in how much of a brief people keep. */
function briefs({ tasks }: Facts): Criterion {
  const decided = tasks.filter(({ kind, outcome }) => kind === 'renewal_brief' && outcome !== 'expired');
  const kept = decided.map(({ outcome, editRatio }) => (outcome === 'approved' ? 1 - editRatio : 0));
  const mean = kept.reduce((sum, each) => sum + each, 0) / kept.length;
  const wellKept = share(kept.filter((each) => each >= WELL_KEPT.text).length, kept.length);
  return {
    criterion: 'Relevance of renewal briefs',
    target: `people keep at least ${writeShare(WELL_KEPT.text)} of the text`,
    status: statusOf(wellKept, WELL_KEPT.briefs),
    because:
      kept.length === 0
        ? 'nobody has decided on a brief'
        : `${writeShare(mean)} of the text kept over ${counted(kept.length, 'brief')}, a rejected one counting as nothing kept; ${wellKept.hits} of them kept to ${writeShare(WELL_KEPT.text)} or more`,
  };
}

function expansion({ expansion: found }: Facts): Criterion {
  const all = found.reduce((sum, { opportunities }) => sum + opportunities, 0);
  const early = share(
    found.reduce((sum, { beforeWindow }) => sum + beforeWindow, 0),
    all,
  );
  return {
    criterion: 'Expansion surfaced before the renewal window',
    target: `every opportunity more than ${RENEWAL_WINDOW_DAYS} days ahead of the renewal`,
    status: all === 0 ? 'unknown' : early.hits === all ? 'met' : 'not_met',
    because:
      all === 0
        ? 'no opportunity was found'
        : `${early.hits} of ${counted(all, 'opportunity', 'opportunities')} found that early`,
  };
}

function waste({ waste: wastes, scored }: Facts): Criterion {
  const accounts = wastes.reduce((sum, each) => sum + each.accounts, 0);
  return {
    criterion: 'Waste found automatically',
    target: 'every account is scored for it',
    status: scored === 0 ? 'unknown' : 'met',
    because:
      scored === 0
        ? 'no account was scored'
        : `${counted(scored, 'account')} scored without anybody asking; ${accounts} of them use so few of their seats that it counts as waste`,
  };
}

function statusOf({ value, interval: [low, high] }: Share, target: number): CriterionStatus {
  if (value === null) return 'unknown';
  if (low >= target) return 'met';
  return high < target ? 'not_met' : 'undecided';
}
