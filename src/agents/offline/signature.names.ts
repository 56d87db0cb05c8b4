import { fold, nameParts } from '../../evidence/names';
import { type Member } from './cast';
import { type Scene } from './story';
import { NAME } from './turns';

/** A person as written on a form. */
export interface Written {
  name: string;
  start: number;
  end: number;
  /** Null for a stranger. */
  member: Member | null;
}

const CALLED = String.raw`(?:[ \u00a0]["“„(]\p{Lu}\p{L}+["”“)])?`;
const RUN = new RegExp(String.raw`(?<![\p{L}\p{N}@])${NAME}(?:${CALLED}[ \u00a0]${NAME})?`, 'gu');

/** Legal forms behind a name make it a firm's. */
const COMPANY =
  /(?<![\p{L}])(?:ltd|limited|plc|inc|llc|llp|g?gmbh|ohg|ag|kg|se|e\. ?[kuvg]|s\.?a\.?|sas|sarl|srl|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|v\.?o\.?f|ltda|lda|corp|company|co|trust|verein|stiftung|coop\p{L}*)\.?(?![\p{L}])/iu;

/** The people of the cast that a text names, whatever titles stand before their names. */
export function knownOn(scene: Scene, text: string): Written[] {
  return [...withoutLeaders(text).matchAll(RUN)].flatMap((run): Written[] => {
    if (isFirm(text, run.index, run.index + run[0].length)) return [];
    for (const length of lengthsOf(run[0]))
      for (const read of [byInitials, byName])
        for (const start of startsOf(run[0]).filter((each) => each < length)) {
          const end = run.index + length;
          const name = run[0].slice(start, length).replace(/[.,]+$/u, (mark) => mark.slice(0, 1).replace(',', ''));
          const member = read(scene, name, run[0].slice(0, start), text.slice(end));
          if (member) return [{ name, start: titlesFrom(text, run.index, run.index + start), end, member }];
        }
    return [];
  });
}

/** "REQ BY......Y PREWITT": the dots are no part of a name. */
function withoutLeaders(text: string): string {
  return text.replace(/\.{3,}/gu, (dots) => '\t'.repeat(dots.length));
}

function startsOf(run: string): number[] {
  return [0, ...[...run.matchAll(GAP)].map(({ index, 0: gap }) => index + gap.length)];
}

/** In capitals an office stands behind a name as if it were part of it: "M DE LA CRUZ SVP ACS". */
function lengthsOf(run: string): number[] {
  if (/\p{Ll}/u.test(run)) return [run.length];
  return [
    run.length,
    ...[...run.matchAll(GAP)]
      .map(({ index }) => index)
      .slice(1)
      .reverse(),
  ];
}
const GAP = /[ \u00a0]+/gu;

/** "Ribeiro & Serra", "Gebrüder Tannhuber OHG": words of a firm's name. */
export function isFirm(text: string, start: number, end: number): boolean {
  const behind = text.slice(end).trimStart();
  return (
    /&\s*$/u.test(text.slice(0, start)) ||
    behind.startsWith('&') ||
    COMPANY.test(text.slice(start, end)) ||
    COMPANY_BEHIND.test(behind)
  );
}
const COMPANY_BEHIND = new RegExp(`^${COMPANY.source}`, 'iu');

/** Where the titles before a name begin: abbreviations, "Dr inż.", and behind a label capitalised words, "Gefertigt: KommR". */
function titlesFrom(text: string, run: number, name: number): number {
  const labelled = /(?:[:,)]|(?<![\p{L}])(?:by|por|par|von|da|door))\s*$/iu.test(text.slice(0, run));
  let start = name;
  for (;;) {
    const word = /(\S+)\s+$/u.exec(text.slice(0, start));
    const title = word?.[1];
    if (!word || title === undefined || MARK.test(title) || !/\p{L}/u.test(title)) return start;
    if (nameParts(title).length > 0 && !/^\p{L}{2,8}\.$/u.test(title) && !(labelled && word.index >= run)) return start;
    start = word.index;
  }
}
const MARK = /^(?:gez|sgd|ppa|i|p)\.|[:,)/–—-]$/iu;

/** Whom of the cast initials or other names with a last name stand for. */
function byInitials(scene: Scene, name: string, _: string, behind: string): Member | undefined {
  const parts = partsOf(name);
  const found = parts.length < 2 ? undefined : oneOf(scene, bearers(scene, parts, true), behind);
  return found && !isRecorded(scene, found) ? (inOffice(bearers(scene, parts, false), behind) ?? found) : found;
}

/** By a customary short form of the name, by the office behind it, or by a last name alone behind a title. */
function byName(scene: Scene, name: string, before: string, behind: string): Member | undefined {
  const parts = partsOf(name);
  const title = before.trim().split(/\s+/u).at(-1) ?? '';
  if (parts.length < 2 && title !== '' && nameParts(title).length > 0 && !/^\p{L}{2,}\.$/u.test(title))
    return undefined;
  if (nameParts(name).length === 0) return undefined;
  const found = scene.cast.find(name);
  const shares = found && partsOf(found.name).some((part) => parts.includes(part));
  return shares ? found : inOffice(bearers(scene, parts, false), behind);
}

/** Those of the cast with this last name whose other names the written ones repeat or abbreviate. */
function bearers(scene: Scene, parts: string[], withGiven: boolean): Member[] {
  const [last = '', ...given] = (parts.at(-1) ?? '').length === 1 ? parts : [parts.at(-1) ?? '', ...parts.slice(0, -1)];
  return scene.cast.members.filter(({ name }) => {
    const own = partsOf(name);
    const others = own.slice(0, -1);
    return (
      others.length > 0 &&
      own.at(-1) === last &&
      (!withGiven ||
        given.every(
          (each, at) =>
            (at > 0 && each.length === 1) || others.some((other) => other === each || abbreviates(each, other)),
        ))
    );
  });
}

function abbreviates(short: string, full: string): boolean {
  return short.length < 4 && full.startsWith(short);
}

/** Lower-case words of a name, initials and hyphenated names taken apart, titles kept; no initial behind two words. */
function partsOf(name: string): string[] {
  return fold(name)
    .replace(/["“”„(][^"“”)]*["”“)]/gu, ' ')
    .split(/[\s.-]+/u)
    .filter((part) => part !== '' && !PARTICLE.test(part))
    .filter((part, at) => part.length > 1 || at < 2);
}
const PARTICLE = /^(?:de|da|do|dos|das|di|del|della|la|le|van|von|der|den|ter|ten|bin|al|el|y|e|zu|af)$/u;

/** The one who is meant: of the record if anybody there is, and of several the one who holds the office behind the name. */
function oneOf(scene: Scene, members: Member[], behind: string): Member | undefined {
  const recorded = members.filter((member) => isRecorded(scene, member));
  const meant = recorded.length > 0 ? recorded : members;
  return meant.length === 1 ? meant[0] : inOffice(meant, behind);
}

function inOffice(members: Member[], behind: string): Member | undefined {
  const meant = members.filter((member) => holdsOffice(member, behind));
  return meant.length === 1 ? meant[0] : undefined;
}

/** A contact of the record, or one of the vendor's own people there. */
export function isRecorded({ dossier }: Scene, { name }: Member): boolean {
  const { csm, ae } = dossier.account;
  return [...dossier.contacts, csm, ae].some((person) => person?.name === name);
}

/** Whether words behind a name give the office that the person has by the record: "1. Vorsitzender", "présidente". */
export function holdsOffice({ title }: Member, behind: string): boolean {
  const written = new Set<string>(fold(behind).match(/\p{L}{4,}/gu));
  return (fold(title ?? '').match(/\p{L}{4,}/gu) ?? []).some((word) => written.has(word));
}
