import { type RenewalBriefAnswer } from '../../../src/evidence/drafting/draft-answers';

/** One sentence that a careless or a hostile drafter might slip into a brief. */
export interface Poison {
  kind: 'invented number' | 'wrong name' | 'figure of another customer' | 'promise of a discount' | 'dead link';
  text: string;
}

/** What the poison is mixed from: things that are wrong for this account and right for no citation of it. */
export interface Ingredients {
  otherAccount: string;
  otherArr: number;
  stranger: string;
}

/** The five sentences, each beside evidence that is real, so that only its words give it away. */
export function poisonFor({ otherAccount, otherArr, stranger }: Ingredients): Poison[] {
  const money = new Intl.NumberFormat('en-US').format(otherArr);
  return [
    { kind: 'invented number', text: 'Adoption among managers stands at 93.7 % and rising.' },
    { kind: 'wrong name', text: `The budget lies with ${stranger}, who supports the renewal.` },
    { kind: 'figure of another customer', text: `Like ${otherAccount}, the customer pays ${money} a year.` },
    { kind: 'promise of a discount', text: 'We will grant the customer a discount when they sign early.' },
    { kind: 'dead link', text: 'The results stand at https://reports.vendor-results.example/q3.' },
  ];
}

/** Slips every sentence into a section of its own, citing what that section cites anyway. */
export function poisoned(answer: RenewalBriefAnswer, poison: Poison[]): RenewalBriefAnswer {
  const filled = answer.sections.filter(({ claims }) => claims.length > 0);
  return {
    ...answer,
    sections: answer.sections.map((section) => {
      const at = filled.indexOf(section);
      const evidence = section.claims[0]?.evidence;
      const slipped = at < 0 || !evidence ? [] : poison.filter((_, n) => n % filled.length === at);
      const claims = [...section.claims];
      for (const { text } of slipped) claims.splice(1, 0, { text, evidence: evidence ?? [] });
      return { ...section, claims };
    }),
  };
}
