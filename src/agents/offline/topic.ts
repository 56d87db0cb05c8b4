import { fold } from '../../evidence/names';
import { type Passage } from './passage';

/** How many words of content two passages share. */
export function sharedWords(a: Passage, b: Passage): number {
  if (a === b) return 0;
  const left = new Set(contentWordsOf(a));
  return contentWordsOf(b).filter((word) => left.has(word)).length;
}

/** Six letters of each word of five and more: for whether two sentences speak of one thing at all. */
export function contentWordsOf(passage: Passage): string[] {
  const known = WORDS_OF.get(passage);
  if (known) return known;
  const found = [...new Set([...passage.text.matchAll(/\p{L}{5,}/gu)].map(([word]) => fold(word).slice(0, 6)))];
  WORDS_OF.set(passage, found);
  return found;
}

const WORDS_OF = new WeakMap<Passage, string[]>();

/** How many stems two topics share. */
export function overlap(a: Set<string>, b: Set<string>): number {
  return [...a].filter((stem) => b.has(stem)).length;
}

const COMMON = new Set(
  `about above after again could every first from have here just know last like make many more much need only other over please right same should some still such that their them then there these they thing things this those time today very want week well what when where which while will with work working works would year your also back been before being come does each even good great into made most must never next once really said says sure take than think under until went were yeah being agree agreed asked users user seats team teams people person plan price number tool system data company customer business day days month months years order form date contract annual renewal signed term fee included notice support standard enterprise professional premium
  para como está este esta esto pero porque desde hasta sobre entre cuando donde todo toda todos todas también nuestro nuestra puede hacer tiene tenemos usuarios equipo sistema datos empresa cliente
  para como está este esta isso mas porque desde até sobre entre quando onde tudo toda todos todas também nosso nossa pode fazer temos usuários utilizadores equipa equipe sistema dados empresa cliente
  pour avec dans vous nous mais plus tout tous toute toutes être avoir fait faire bien aussi notre votre cette sont leur comme sans sous entre quand utilisateurs équipe système données client
  nicht auch eine einen einem einer dann noch schon haben wird werden unser unsere sein sind wenn aber oder nach über unter zwischen alle alles mehr sehr kann können muss müssen nutzer benutzer team system daten kunde jahr nächstes
  sono come questo questa anche perché quando dove tutto tutti tutte nostro nostra essere avere fare molto utenti sistema dati azienda cliente
  niet voor maar zijn hebben wordt worden onze deze alles alle meer heel veel kunnen moet moeten gebruikers systeem gegevens klant`
    .split(/\s+/u)
    .map((word) => fold(word).slice(0, 6)),
);

/** Support "at the weekend" and support "on Saturday" are the same thing. */
const WEEKEND =
  /(?<![\p{L}])(?:fin(?:e?s)? de semana|fins? de semana|week-?ends?|wochenenden?|fine settimana|saturdays?|sundays?|sábados?|domingos?|samedis?|dimanches?|samstags?|sonntags?|sabato|domenica|zaterdag(?:en)?|zondag(?:en)?)(?![\p{L}])/giu;

/**
 * Six letters of each word that says what a text is about, without those that every business uses; short words in
 * capitals count whole. For whether a promise is about what a contract holds.
 */
export function stems(text: string): Set<string> {
  const found = new Set<string>();
  for (const [word] of text.replace(WEEKEND, ' weekend ').matchAll(/[\p{L}\p{N}]{3,}/gu)) {
    const upper = word.length <= 5 && word === word.toUpperCase() && /\p{L}/u.test(word);
    if (word.length < 4 && !upper) continue;
    const stem = fold(word).slice(0, 6);
    if (!COMMON.has(stem) && !/^\d+$/.test(stem)) found.add(stem);
  }
  return found;
}
