import { type FoundNumber } from './numbers';

/**
 * "Une.", "höchstens eine", "under an hour": the article counts where it opens the sentence before what is counted, behind a word
 * for the most there may be, or between "in", "to" and their like and a unit of time. "None", "not one" and their like are zero.
 */
export function singlesIn(text: string): FoundNumber[] {
  return [...matchesOf(text, SINGLE, 1), ...matchesOf(text, ONE_UNIT, 1), ...matchesOf(text, NONE, 0)]
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, at, all) => start !== all[at - 1]?.start);
}

function matchesOf(text: string, pattern: RegExp, value: number): FoundNumber[] {
  return [...text.matchAll(pattern)].map(({ 0: found, 1: article = '', index }) => {
    const end = index + found.length;
    return { value, start: end - article.length, end, inWords: true };
  });
}

const SINGLE =
  /(?:^["“„«(]?(?=\p{L}+(?:[.,!]|(?:\s\p{L}+){1,3}[.,!]))|(?:at most|höchstens|maximal|mehr als|nicht über|plus d['’]|(?:au )?plus d['’e]|maximum|no más de|más de|a lo sumo|como mucho|mais de|no máximo|al massimo|più di|non più di|hooguit|meer dan|hoogstens)\s?)(une?|un[ao]?|uma?|eine?[nrsm]?|één|een)(?![\p{L}'’])/giu;

const ONE_UNIT =
  /(?:^["“„«]?|(?<![\p{L}])(?:in|to|under|within|below|than|at|mit|auf|unter|binnen|innerhalb|en|à|sous|de|a|em|com|con|entro|sotto|op|onder|met)\s)(an?|un[ao]?|uma?|une|eine[nrm]?|één|een|un['’])(?=\s?(?:hour|day|week|fortnight|month|minute|hora|día|dia|semana|minuto|mes|mês|heure|jour|semaine|minute|mois|stunde|tag|woche|minute|monat|ora|giorno|settimana|mese|uur|dag|week|minuut|maand)(?:n|en|es|s)?(?![\p{L}]))/giu;

const NONE =
  /(?<![\p{L}])(none|not one|not a single|no single|nought|nil|kein(?:e[rsnm]?)? einzige[rsnm]?|aucune?|(?:pas|plus) une? seule?|ni un[oa]?|ningun[ao]|nem uma?|nenhuma?|nessun[oa]?|geen enkele|niet één|(?<=^["“„«(]?)(?:keine[rsnm]?|geen)(?=[.,;!]|["”“»]?$))(?![\p{L}'’])/giu;
