import { type Language } from './language';
import { numbersIn } from './numbers';

/** So many times, as "twice", "dreimal", "una vez" and "sixteen times" say it. */
export function timesIn(text: string, language: Language): { value: number; start: number; end: number }[] {
  const counted = (language === 'und' ? [] : numbersIn(text, language)).flatMap(({ value, start, end }) => {
    const times = TIMES_BEHIND.exec(text.slice(end, end + 8));
    return times ? [{ value, start, end: end + times[0].length }] : [];
  });
  const adverbs = [...text.matchAll(ADVERBS)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const value = valueOf(match[0].toLowerCase(), language);
    return value === null || counted.some((each) => each.start < end && start < each.end)
      ? []
      : [{ value, start, end }];
  });
  return [...counted, ...adverbs];
}

const TIMES_BEHIND = /^\s?(?:times|mal|fois|veces|vezes|volte|keer|maal)(?![\p{L}])/iu;
const ADVERBS =
  /(?<![\p{L}])(?:once|twice|thrice|\p{L}{3,12}mal|\p{L}{3,12}maal|une fois|una vez|uma vez|una volta|[eé][eé]n keer)(?![\p{L}])/giu;

/** "einmal" and "una vez" are one, "dreimal" three; "manchmal" counts nothing. */
function valueOf(adverb: string, language: Language): number | null {
  if (adverb === 'twice') return 2;
  if (adverb === 'thrice') return 3;
  if (/^(?:once|einmal|[eé][eé]n(?:maal| keer)|un[ae] |uma )/u.test(adverb)) return 1;
  const stem = adverb.replace(/ma{1,2}l$/u, '');
  const [number] = language === 'und' || stem === adverb ? [] : numbersIn(stem, language);
  return number && number.start === 0 && number.end === stem.length ? number.value : null;
}
