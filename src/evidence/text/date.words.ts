const names: string[] = [
  'january jan enero janeiro janvier januar jänner gennaio januari genn ene',
  'february feb febrero fevereiro février févr fév februar febbraio februari febr fev',
  'march mar marzo março mars märz maart mrt mär maerz',
  'april apr abril avril aprile abr avr',
  'may mayo maio mai maggio mei mag',
  'june jun junio junho juin juni giugno giu',
  'july jul julio julho juillet juli luglio juil lug',
  'august aug agosto août ago',
  'september sep sept septiembre setembro septembre settembre set sett',
  'october oct octubre outubro octobre oktober okt ottobre ott out',
  'november nov noviembre novembro novembre',
  'december dec diciembre dezembro décembre dezember dez dicembre déc dic',
];

/** Month names and their short forms, lower case, in all languages the reader knows. */
export const MONTHS = new Map(
  names.flatMap((line, at) => line.split(' ').map((name): [string, number] => [name, at + 1])),
);

const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth';
const twenties = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
export const ORDINALS = new Map<string, number>([
  ...ordinals.split(' ').map((name, at): [string, number] => [name, at + 1]),
  ...twenties.map((name, at): [string, number] => [`twenty-${name}`, at + 21]),
  ['thirtieth', 30],
  ['thirty-first', 31],
  ['primero', 1],
  ['primeiro', 1],
  ['premier', 1],
  ['ersten', 1],
  ['primo', 1],
  ['dritten', 3],
  ['siebten', 7],
  ['achten', 8],
]);

/** What leads to a month that something is due in: "by March". */
export const DUE_IN = "by|before|until|hasta|antes de|para|até|avant|d['’]ici|bis|entro|prima di|voor|tegen";

/** What names the next month of that name: "next March", "im kommenden März". */
export const COMING =
  'next|this coming|el próximo|próximo|este próximo|no próximo|(?:im )?kommenden|(?:im )?nächsten|il prossimo|prossimo|komende|volgende';

/** The year after the one a text is written in. */
export const NEXT_YEAR =
  /^,?\s+(?:(?:of|in)\s+)?(?:next year|the following year|del (?:próximo año|año próximo|año que viene)|do (?:próximo ano|ano que vem)|de l['’](?:année prochaine|an prochain)|(?:des )?(?:nächsten|kommenden) jahres|(?:dell['’]anno prossimo|del prossimo anno)|(?:van )?volgend jaar)(?![\p{L}])/iu;

/** "the end of" before a month's name. */
export const LAST_OF =
  'end of|the end of|end|close of|cierre de|fechamento de|clôture de|chiusura di|afsluiting van|fin de|finales de|fines de|finais de|final de|fim de|fin|ende|eind|fine|fine di|late';

export const QUARTER_WORDS =
  /(?:first|second|third|fourth|last|primer|segundo|tercer|cuarto|primeiro|terceiro|quarto|premier|deuxième|troisième|quatrième|ersten?s?|zweiten?s?|dritten?s?|vierten?s?|eerste|tweede|derde|vierde|primo|secondo|terzo)\s+(?:quarter|trimestre|quartals?|kwartaal)/;

export const HALF_WORDS =
  /(?:first|second|primer|segundo|primeiro|premier|deuxième|erstes?n?|zweites?n?|eerste|tweede|primo|secondo)\s+(?:half|semestre|halbjahr|halfjaar)/;

export const YEAR_END =
  /(?:the\s+)?(?:end of (?:the\s+|this\s+)?(?:calendar\s+)?year|year[- ]end|end of(?=\s+20)|fin de(?: este)? año|final de(?: este)? año|finales de(?: este)? año|fim do ano|final do ano|fin(?: de l['’]| d['’])année|jahresende|ende des jahres|ende(?=\s+20)|fine(?: dell['’])?\s?anno|fin(?=\s+20)|fine(?=\s+20)|eind van het jaar|einde van het jaar|eind(?=\s+20)|finales de(?=\s+20)|fim de(?=\s+20)|calendar(?: year)?(?=\s+20))/;
