/** What joins the two numbers of "seven in ten", "nueve de cada diez", "un sur six". */
export const RATIO =
  /^\s*(?:in(?: (?:every|each|an?))?|out of(?: (?:every|each|an?|the))?|(?:of|from) (?:every|each)|von je|(?:de|em|por|da) cada|sur|su(?: ogni)?|op (?:de|elke|iedere)|(?:van|uit) (?:elke|iedere))\s*$/iu;
/** What may join as well two numbers that have nothing to do with each other: "drie van de tien", "9 von 10", "three of eight". */
export const WEAK_RATIO = /^\s*(?:of|von|auf|van(?: de)?|op|de|di|dos?|das?)\s*$/iu;
/** The ratio with what is counted between the numbers: "44 kilomètres sur cent", "four crowns out of ten". */
export const COUNTED_RATIO =
  /^\s+(?:of\s+(?:the|our)\s+)?\p{L}{3,}(?:\s+\p{Ll}{3,})?\s+(?:out of(?: (?:a|every|each))?|in (?:a|every|each)|of every|von(?: je)?|(?:de|em|por) cada|sur|su(?: ogni)?|op de)\s+$/iu;

/** Wholes a share is told of with more than one part. */
export const WHOLES = new Set([
  2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 1000,
]);
/** Wholes that make a share of two numbers even where only a little word joins them. */
export const ROUND_WHOLES = new Set([5, 8, 10, 12, 20, 25, 30, 40, 50, 100, 1000]);

/** "one", or an article that means it, then what is counted, then what it is one of. */
export const ONE_OF =
  /(?<![\p{L}])(?:one|un[ao]?|uma?|une|ein(?:e[rsnm]?)?|één|een)\s+(?:\p{Ll}[\p{L}-]+\s+){0,3}?(?:in(?:\s+every)?|out\s+of(?:\s+every)?|(?:de|em|por)\s+cada|sur|su|von|auf|op\s+de|van\s+de)\s+$/iu;

/** Words in front of a whole whose part is still to come: "of every", "de cada", "von zehn Formen" at the opening of a sentence. */
export const OF_EVERY =
  /(?:(?<![\p{L}])(?:(?:out )?(?:of|in|from|for) (?:every|each)(?: of)?|(?:de|em|por|da) cada|(?:von|auf) je|van (?:elke|iedere)|(?:su|di) ogni)|(?:^|[,;:.–—"“«„]\s?)(?:out of|of(?: the| our)?|von(?: unseren)?|auf|sur|su|van de|op de))\s+$/iu;
/** "…, una sale sin etiqueta" */
export const ONE_OF_THEM =
  /^[^.;:!?]{0,36}?(?:,\s+|\s+)(?:one|un[ao]?|uma?|une|eine[rs]?|één)(?=[\s.,;!](?!\p{L}+[\p{L}\s]*\d))/iu;
/** "Von zehn Formen hält nur die Hälfte" */
export const HALF_OF_THEM =
  /^[^.;:!?]{0,36}?\s(?:half|die Hälfte|la mitad|metade|la moitié|la metà|de helft)(?![\p{L}])/iu;
