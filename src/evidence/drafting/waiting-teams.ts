import { type Dossier } from '../dossier.types';
import { type QuoteEvidence } from '../evidence.types';

export interface WaitingTeam {
  name: string;
  quote: QuoteEvidence;
}

const SENTENCE = /[^.!?\n]+[.!?]*/g;
const NAMED = String.raw`\p{Lu}[\p{L}\d-]+(?: (?:day|night) shift| team| plant| site)?`;
/** "Dayton, Leeds and Brno follow plant by plant", "Leeds comes next", "Brno waits for its seats". */
const WAITS = new RegExp(
  `(${NAMED}(?:, ${NAMED})*(?:,? and ${NAMED})?) (?:will )?(?:follows?|comes? (?:next|later|second)|(?:is|are) next|joins? later|starts? later|waits?)(?!\\p{L})`,
  'u',
);
/** Words with a capital that name nobody. */
const NO_NAME = /^(?:The|They|We|It|This|That|There|Others?|Rest|Everyone|I)$/;

/** Teams or places that the sources name as still waiting for their start, in the order of the sources. */
export function waitingTeams({ documents }: Pick<Dossier, 'documents'>): WaitingTeam[] {
  const found = documents.flatMap(({ id, text }) =>
    [...text.matchAll(SENTENCE)].flatMap((match) => {
      const written = match[0].trim();
      const start = text.indexOf(written, match.index);
      const quote = { documentId: id, quote: written, start, end: start + written.length };
      const names = WAITS.exec(written)?.[1]?.split(/,? and |, /) ?? [];
      return names.filter((name) => !NO_NAME.test(name)).map((name) => ({ name, quote }));
    }),
  );
  return found.filter(({ name }, at) => found.findIndex((each) => each.name === name) === at);
}
