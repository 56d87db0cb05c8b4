import { type Claim } from '../../evidence/extraction';
import { capital } from '../../evidence/drafting/wording';
import { type Member } from './cast';
import { decider, resting } from './claims';
import { cue } from './cue';
import { type DeciderEvidence } from './decision.support';
import * as words from './decision.words';
import { vendorAsked } from './dialogue';
import { type Passage } from './passage';
import { deciderByRecord } from './record.roles';
import { type Story, tellingOf } from './story';

/** "The superintendent signs": an office without a name. */
export function offices(story: Story): Claim[] {
  const found = tellingOf(story).flatMap((passage): { passage: Passage; title: string }[] => {
    if (!(words.ABOUT_DECIDING.test(passage.text) || vendorAsked(story, passage, ASKS_WHO_DECIDES, 3))) return [];
    if (NOBODY_KNOWS.test(passage.text)) return [];
    const title = AN_OFFICE.exec(passage.text)?.[1]?.trim();
    return title ? [{ passage, title }] : [];
  });
  return found.slice(0, 2).map(({ passage, title }) => ({
    ...decider({ name: null, title: capital(title) }),
    ...resting(
      [passage],
      'hedged',
      `Only the office is named (${title}), not the person, and no signature is on record.`,
    ),
  }));
}

const AN_OFFICE =
  /(?<![\p{L}])(?:the|our|their|his|her|el|la|nuestr[oa]|su|o|a|nosso|nossa|le|notre|leur|der|die|unser|unsere|ihr|il|nostr[oa]|de|onze|hun)\s+((?:\p{L}+\s+){0,2}?(?:superintendent|owner|ceo|cfo|coo|cio|cto|board|director\p{L}*|president\p{L}*|chair\p{L}*|head|principal|dean|manager|partner|founder|boss|vp|mayor|council|committee|treasurer|controller|gerente|dueñ[oa]|jef[ea]|consejo|comité|directeur|directrice|patron(?:ne)?|président\p{L}*|direction|geschäftsführ\p{L}*|chef\p{L}*|vorstand|inhaber\p{L}*|titolare|direttor\p{L}*|amministrator\p{L}*|diretor\p{L}*|dono|dona|conselho|directie|eigenaar|baas|bestuur))(?![\p{L}])/iu;

const ASKS_WHO_DECIDES = cue(
  `who (?:else )?(?:signs|decides|approves|pays|has to say yes|holds the budget|owns the budget|needs to (?:sign|approve|agree))|quién (?:firma|decide|aprueba|paga)|quem (?:assina|decide|aprova|paga)|qui (?:signe|décide|valide|paie)|wer (?:unterschreibt|entscheidet|genehmigt|zahlt)|chi (?:firma|decide|approva|paga)|wie (?:tekent|beslist|betaalt)`,
);

export const NOBODY_KNOWS = cue(
  `(?:couldn't|could not|can't|cannot|didn't|did not|don't|do not|doesn't) (?:say|tell|know|catch) who|no idea who|no names?|someone upstairs|not clear who|no (?:sé|sabe) quién|não (?:sei|sabe) quem|ne sait pas qui|weiß nicht,? wer|non sa chi|weet niet wie`,
);

/** The CRM names who decides, and the documents name the person without a word on the matter. */
export function byRecord(story: Story, ranked: DeciderEvidence[]): Claim[] {
  return ranked.slice(0, 1).flatMap(({ member }): Claim[] => {
    const passage = passageOf(story, member);
    if (!passage || !deciderByRecord(member)) return [];
    const doubt = `The CRM names ${member.name} as who decides; no document shows the authority, nor a yes.`;
    return [byOffice(member, passage, doubt)];
  });
}

function passageOf(story: Story, member: Member): Passage | undefined {
  return story.passages.find(
    (each) => each.speaker === member.name || story.named(each).some((named) => named.member === member),
  );
}

function byOffice(member: Member, passage: Passage, doubt: string): Claim {
  return { ...decider(member), ...resting([passage], 'hedged', doubt), by: null };
}

/** Nobody says who decides, but somebody's title suggests it. */
export function byTitle(story: Story): Claim[] {
  const likely = story.cast.members
    .filter(({ side, title }) => side === 'customer' && title !== null && words.MONEY_TITLE.test(title))
    .slice(0, 2);
  return likely.flatMap((member): Claim[] => {
    const passage = passageOf(story, member);
    const doubt = `The title of ${member.name} suggests the authority; no document shows it, nor a yes.`;
    return passage ? [byOffice(member, passage, doubt)] : [];
  });
}
