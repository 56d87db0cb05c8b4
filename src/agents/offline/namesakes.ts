import { fold, nameParts } from '../../evidence/names';
import { type Member } from './cast';
import { type Passage } from './passage';
import { type Scene } from './story';

/**
 * Which of several people a shared name means in a passage: whom alone its document names in full, else who alone is on
 * the record. Nobody speaks of himself by his last name, except where he signs with it.
 */
export function namesakesIn({ cast, dossier, texts, layouts }: Scene) {
  const folded = new Map([...texts].map(([id, text]) => [id, fold(text)]));
  const recorded = new Set(dossier.contacts.map(({ name }) => cast.find(name)));
  const named = (documentId: string, { name }: Member): boolean => {
    const text = folded.get(documentId) ?? '';
    const parts = nameParts(name);
    const [first = '', last = ''] = [parts[0], parts.at(-1)];
    return (
      parts.length > 1 && [parts.join(' '), `${last}, ${first}`, `${last} ${first}`].some((full) => text.includes(full))
    );
  };
  const heard = new Map(
    [...layouts].map(([id, { speakers }]) => [id, new Set(speakers.map(({ name }) => cast.find(name)))]),
  );

  return (sharing: Member[], { documentId, text, speaker }: Passage): Member | undefined => {
    const self = text.includes(' ') ? cast.find(speaker) : undefined;
    const others = sharing.filter((member) => member !== self);
    if (others.length === 1) return others[0];
    const inFull = others.filter((member) => named(documentId, member) || heard.get(documentId)?.has(member));
    if (inFull.length > 0) return inFull.length === 1 ? inFull[0] : undefined;
    const known = others.filter((member) => recorded.has(member));
    return known.length === 1 ? known[0] : undefined;
  };
}
