export interface Span {
  start: number;
  end: number;
}

/** UTF-16 units after which a text without any end of sentence is cut at the next blank. */
const LONGEST = 1_500;

/** UTF-16 units after which dictation without any mark is cut in front of the next joining word. */
const LONGEST_BREATH = 120;
/** A joining word with the beginning of a clause behind it, never the "and" inside a number. */
const JOINS =
  /^\s(?:(?:but|because|okay|anyway|pero|entonces|porque|então|mais|donc|aber|weil|quindi|perché|maar|dus)\s|(?:and|so|which) (?:the|he|she|it|they|we|i|you|then|now|that|this|there|if|also|for|his|her|our|by)\s|y (?:el|la|los|las|que|nos|me|se|si|no)\s|e (?:o|a|os|as|que|nos|me|se|não|il|la|le|i|che|non)\s|et (?:le|la|les|on|il|elle|nous|je|que|ça)\s|und (?:der|die|das|er|sie|es|wir|ich|dann|da)\s|en (?:de|het|we|ze|hij|zij|ik|dan|dat)\s)/iu;

/** Words with a full stop that do not end a sentence. */
const ABBREVIATIONS = new Set(
  'gez ppa sgd eng engª engº hj arq licda srs sras mgr dept govt messrs col maj lt capt retd pvt pte sdn bhd dr mr mrs ms prof st no nr approx ca vs e.g i.e z.b d.h u.a bzw inkl exkl zzgl ggf usw etc inc ltd co corp jr sr dott sig sra srta dna avv ing lic fr hr mme mlle mm art abs ziff tel ext vol fig max min avg est p.a p.m a.m u.s jan feb mar apr jun jul aug sep sept oct nov dec okt dez ene abr ago janv févr avr juil déc gen genn mag giu lug set ott dic num núm excl incl resp dhr mevr mw drs ir dipl rs evtl p.p i.a i.v w/c s.a s.l s.r.l b.v s.p.a'.split(
    ' ',
  ),
);
const BULLET = /^\s*(?:[-*•–—·▪◦]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/u;

/**
 * Cuts a stretch of text into sentences without their surrounding blanks. A line break ends a sentence unless the line
 * was merely wrapped; in casual text a sentence may begin in lower case. One pass, linear in the text.
 */
export function sentencesIn(text: string, from = 0, to = text.length, casual = false): Span[] {
  const spans: Span[] = [];
  let start = from;
  let breath = from;
  const close = (end: number) => {
    const span = trim(text, start, end);
    if (span) spans.push(span);
    start = end;
    breath = end;
  };
  for (let at = from; at < to; at += 1) {
    const mark = text[at];
    if (/[,;:–—()]/u.test(mark ?? '')) breath = at;
    if (at - start > LONGEST && /\s/.test(mark ?? '')) close(at + 1);
    else if (at - breath > LONGEST_BREATH && JOINS.test(text.slice(at, at + 16))) close(at);
    else if (mark === '\n') {
      if (!wrapped(text, start, at, to)) close(at + 1);
    } else if (
      (mark === '.' || mark === '!' || mark === '?' || mark === '…') &&
      endsSentence(text, start, at, to, casual)
    ) {
      let end = at + 1;
      while (end < to && /[.!?…"'”’»)\]]/.test(text[end] ?? '')) end += 1;
      close(end);
      at = end - 1;
    }
  }
  close(to);
  return spans;
}

function endsSentence(text: string, start: number, at: number, to: number, casual: boolean): boolean {
  let after = at + 1;
  while (after < to && /[.!?…"'”’»)\]]/.test(text[after] ?? '')) after += 1;
  if (after >= to || text[after] === '\n') return true;
  if (!/\s/.test(text[after] ?? '')) return false;
  if (text[at] !== '.') return true;
  if (text.slice(Math.max(0, at - 3), at + 4).includes('....')) return false;
  const word = /[^\s("'“«]*$/u.exec(text.slice(Math.max(start, at - 20), at))?.[0] ?? '';
  if (text[at + 1] === '.') return true;
  if (/^no$/iu.test(word) && /^\p{Lu}\p{Ll}/u.test(text.slice(after).trimStart())) return true;
  if (/^(?:\p{Lu}\.-?)*\p{Lu}$|^[ip]$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase().replace(/^.*-/u, '')))
    return false;
  const next = text.slice(after, after + 24).trimStart();
  if (/^\d{1,3}$/.test(word))
    return (
      /^\p{Lu}/u.test(next) &&
      !/^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Quartal|Halbjahr|Jan|Feb|Okt|Dez)/u.test(
        next,
      ) &&
      start < at - word.length
    );
  return (casual && word.length > 1) || !/^\p{Ll}/u.test(next);
}

/** A long line that goes on in lower case on the next line. */
function wrapped(text: string, start: number, at: number, to: number): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  if (at - Math.max(lineStart, start) < 45) return false;
  const next = text.slice(at + 1, Math.min(to, at + 40));
  return /^[ \t]*[\p{Ll}(]/u.test(next) && !BULLET.test(next) && !LABELLED.test(next);
}

/** "hardware: …": a field of its own. */
const LABELLED = /^[ \t]*\p{L}[\p{L}'’-]*(?: [\p{L}'’-]+){0,2} ?:(?=\s)/u;

function trim(text: string, from: number, to: number): Span | null {
  const bullet = BULLET.exec(text.slice(from, Math.min(to, from + 12)));
  let start =
    from +
    (bullet && !/^\s*\d{1,2}\.\s+\p{Lu}?\p{Ll}+\s+\d{4}/u.test(text.slice(from, from + 30)) ? bullet[0].length : 0);
  let end = to;
  while (start < end && /[\s>|]/.test(text[start] ?? '')) start += 1;
  while (end > start && /[\s|]/.test(text[end - 1] ?? '')) end -= 1;
  return end > start ? { start, end } : null;
}
