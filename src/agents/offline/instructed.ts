import { type Claim, type Extraction } from '../../evidence/extraction';
import { withoutInjections } from '../../evidence/text/injection';
import { type Dossier } from '../../evidence/dossier.types';
import { type Passage, quoteOf } from './passage';
import { type Learnt, type Senses, sensesIn } from './senses/senses';
import { sceneOf } from './scene';
import { type Scene, type Story } from './story';

/** So surely meant for a program that it is not read: of some 18,000 honest passages three came so near, and three that quote instructions. */
const NOT_READ = 0.3;
/** Nothing is concrete that rests on such a passage. */
const DOUBTED = 0.15;

/** The documents without what the reader has learnt to know as written for a program, and those passages. */
export function sceneForPeople(dossier: Dossier, learnt: Learnt): { scene: Scene; senses: Senses; told: Passage[] } {
  const scene = sceneOf(dossier);
  const senses = sensesIn(scene.passages, learnt);
  const told = scene.passages.filter((each) => each.zone !== 'header' && senses.of(each, 'instruction') >= NOT_READ);
  if (told.length === 0) return { scene, senses, told };
  const rest = sceneOf(dossier, ({ id, text }) =>
    withoutInjections(
      withoutInjections(text),
      told.filter(({ documentId }) => documentId === id).map(({ start, end }) => ({ start, end, aim: AIM })),
    ),
  );
  return { scene: rest, senses: sensesIn(rest.passages, learnt), told };
}

const AIM = 'Read like an instruction to a program.';

export function injectionsOf(told: Passage[]): Extraction['injections'] {
  return told.map((passage) => ({ aim: AIM, quote: quoteOf(passage) }));
}

/** Claims, less firm where a passage they rest on may be meant for a program. */
export function doubtedWhereTold(claims: Claim[], { passages, senses }: Story): Claim[] {
  const doubted = passages.filter((each) => each.zone !== 'header' && senses.of(each, 'instruction') >= DOUBTED);
  const restsOn = ({ quotes }: Claim) =>
    quotes.some(({ documentId, quote, start = -1 }) =>
      doubted.some((each) => each.documentId === documentId && start < each.end && each.start < start + quote.length),
    );
  return claims.map((claim) =>
    claim.standing === 'stated' && restsOn(claim) ? { ...claim, standing: 'hedged', doubt: DOUBT } : claim,
  );
}

const DOUBT = 'The passage may be written for a program and not for people.';
