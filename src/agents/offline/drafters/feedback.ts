import { type Rejection } from '../../../evidence/drafting/account-record.types';
import { type Said } from '../../../evidence/drafting/known-facts';
import { type ProposedStep } from '../../../evidence/drafting/draft-answers';
import { capital, inWords } from '../../../evidence/drafting/wording';
import { type ActionKind } from '../../../policy/policy.types';

/** Stands for guidance among the refusals: nobody refused anything, but it is heeded in the same way. */
const GUIDANCE = 'guidance';

export interface Adjusted {
  steps: ProposedStep[];
  answers: { approval: string; answer: string }[];
}

type Wish = { matches: RegExp; apply: (steps: ProposedStep[]) => { steps: ProposedStep[]; did: string } };

/** Words by which reviewers name a kind of step. */
const KIND_WORDS: Partial<Record<ActionKind, RegExp>> = {
  send_email: /e-?mail/i,
  schedule_meeting: /meeting|\bcall\b|review session/i,
  run_enablement: /enablement|training|workshop/i,
  reassign_licences: /licen[cs]e|seats/i,
  escalate: /escalat/i,
  create_crm_task: /\btask/i,
  open_expansion_opportunity: /expansion|upsell/i,
};
const AGAINST = /\b(?:no|not|don[’']?t|without|stop|drop|remove|instead of|avoid|wrong|too many|already)\b/i;

const WISHES: Wish[] = [
  {
    matches: /too (?:late|slow)|sooner|faster|urgent|earlier|this week/i,
    apply: (steps) => ({
      steps: steps.map((step) => ({ ...step, dueInDays: Math.max(1, Math.floor(step.dueInDays / 2)) })),
      did: 'every step is due in half the time',
    }),
  },
  {
    matches: /too (?:early|soon|fast)|more time|unrealistic (?:date|time)|later/i,
    apply: (steps) => ({
      steps: steps.map((step) => ({ ...step, dueInDays: Math.min(90, step.dueInDays * 2) })),
      did: 'every step has twice the time',
    }),
  },
  {
    matches: /too (?:long|many|much)|fewer|focus|prioriti[sz]e|simpl/i,
    apply: (steps) => ({
      steps: steps.slice(0, Math.max(1, Math.ceil(steps.length / 2))),
      did: 'only the steps against the largest drivers are kept',
    }),
  },
  {
    matches: /too (?:short|thin|vague)|more (?:detail|concrete)|unclear|generic/i,
    apply: (steps) => ({
      steps: steps.map((step) => ({
        ...step,
        detail: `${step.detail} Done when: ${lowerFirst(step.expectedEvidence)}.`,
      })),
      did: 'each step now says when it counts as done',
    }),
  },
];

/**
 * Works the refusals of earlier drafts into the steps. What a reviewer did not want is left out, dates move, the plan
 * shrinks; a point the rules cannot act on is put to that reviewer as the first step, in their own words.
 */
export function heed({ rejections, guidance }: Said, proposed: ProposedStep[]): Adjusted {
  let steps = proposed;
  const asked =
    guidance === null ? [] : [{ approval: GUIDANCE, by: 'the person in charge', reason: GUIDANCE, text: guidance }];
  const answers = [...rejections, ...asked].map((rejection) => {
    const words = `${inWords(rejection.reason)}. ${rejection.text}`;
    const done: string[] = [];
    for (const [kind, named] of Object.entries(KIND_WORDS)) {
      if (!isAgainst(words, named) || !steps.some((step) => step.kind === kind)) continue;
      steps = steps.filter((step) => step.kind !== kind);
      done.push(`the steps of the kind “${inWords(kind)}” are left out`);
    }
    for (const wish of WISHES.filter(({ matches }) => matches.test(words))) {
      const { steps: changed, did } = wish.apply(steps);
      steps = changed;
      done.push(did);
    }
    if (done.length === 0) {
      steps = [clarify(rejection), ...steps];
      done.push('the point is put to the reviewer as the first step, since it changes no rule of planning');
    }
    return { approval: rejection.approval, answer: `${capital(done.join('; '))}.` };
  });
  return { steps, answers: answers.filter(({ approval }) => approval !== GUIDANCE) };
}

/** Whether a sentence that names the thing also speaks against it. */
function isAgainst(text: string, words: RegExp): boolean {
  return text.split(/[.;!?\n]/).some((part) => words.test(part) && AGAINST.test(part));
}

function clarify({ approval, by, text, reason }: Rejection): ProposedStep {
  return {
    kind: 'ask_human',
    title: `Ask ${by} what the plan should do differently`,
    detail: `The refusal says: “${text || inWords(reason)}”. Record the answer as guidance for the next draft.`,
    reaches: [],
    dueInDays: 1,
    expectedEvidence: 'The answer is on record',
    because: [approval === GUIDANCE ? 'guidance' : `rejection.${approval}`],
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
