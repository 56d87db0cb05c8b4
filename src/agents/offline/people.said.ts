import { actorIn } from './actor';
import { type Member } from './cast';
import { type Passage } from './passage';
import { customersNamed, type Story } from './story';

/** What is said of one person: own passages, those of others with the place of the name, and those about the person's deeds. */
export interface Said {
  own: Passage[];
  about: Mentioned[];
  deeds: Passage[];
}

export interface Mentioned {
  passage: Passage;
  start: number;
  /** Where the next person's name begins. */
  next: number;
}

export const NOTHING_SAID: Said = { own: [], about: [], deeds: [] };

/** Of everybody whom a sentence outside of mail heads is by or about; whom “she” means is who was named last. */
export function whatIsSaid(story: Story): Map<Member, Said> {
  const all = new Map<Member, Said>();
  const of = (member: Member): Said => {
    const known = all.get(member) ?? { own: [], about: [], deeds: [] };
    all.set(member, known);
    return known;
  };
  for (const passage of story.passages) {
    if (passage.zone === 'header' || passage.language === 'und') continue;
    const speaker = story.cast.find(passage.speaker);
    if (speaker) of(speaker).own.push(passage);
    const named = story.named(passage);
    named.forEach(({ member, start }, at) => {
      const next = named[at + 1]?.start ?? passage.text.length;
      if (member !== speaker) of(member).about.push({ passage, start, next });
    });
    const meant = named.length === 0 && PRONOUN.test(passage.text) ? lastNamed(story, passage) : undefined;
    if (meant && meant !== speaker) of(meant).about.push({ passage, start: 0, next: passage.text.length });
    const actor = tells(passage) ? actorIn(story, passage) : undefined;
    if (actor) of(actor).deeds.push(passage);
  }
  return all;
}

function tells({ zone, kind }: Passage): boolean {
  return (zone === 'body' || zone === 'quoted') && kind !== 'order_form';
}

const PRONOUN =
  /^(?:and |but |yes,? |y |und |et |mais |e )?(?:s?he|ella|él|ela|ele|elle|il|sie|er|lei|lui|zij|hij)(?:['’]s)?(?![\p{L}])/iu;

/** Whom "she" means: the one customer named in the sentence or message before. */
function lastNamed(story: Story, { at, documentId }: Passage): Member | undefined {
  for (let back = 1; back <= 3; back += 1) {
    const before = story.passages[at - back];
    if (!before || before.documentId !== documentId) return undefined;
    const customers = customersNamed(story, before);
    if (customers.length > 0) return customers.length === 1 ? customers[0] : undefined;
  }
  return undefined;
}
