/** A part of a whole in words: what is in percent, and how it is said in front of what it is a part of. */
export interface PartOfAWhole {
  value: number;
  unit: 'percent';
  words: string;
}

/** What leads from the part to the whole: "of the", "der", "de los", "des", "dos", "dei", "van de". */
const OF =
  "(?: of(?= (?:the |our |all |my |his |her |their )?\\p{L})| d(?:er|ieser)(?= )| aller(?= )| unsere[rs](?= )| meine[rs](?= )| de (?:l[oa]s|nuestr[oa]s|tod[oa]s)(?= )| d[oa]s(?= )| d(?:es|e nos|u|e la)(?= )| de l(?=['’])| d(?:ei|elle|egli|i tutt[ei])(?= )| van (?:de|het|onze|alle)(?= ))";
/** The part alone, as an answer. */
const ALONE = '(?=[.,;!]|$)';

function part(value: number, words: string): PartOfAWhole[] {
  return [
    { value, unit: 'percent', words: `(?:${words})${OF}` },
    { value, unit: 'percent', words: `(?<=^["“„«]?)(?:${words})${ALONE}` },
  ];
}

/** "the second half of the year" is a time. */
const HALF =
  '(?<!(?:first|second|other|last|next|ersten?|zweiten?|primera|segunda|primeira|première|seconde|deuxième|prima|seconda|eerste|tweede) )';

/** From three quarters to a tenth, the longer wording first. */
export const PARTS_OF_A_WHOLE: PartOfAWhole[] = [
  ...part(
    75,
    'three[- ]quarters|tres cuart[ao]s(?: partes)?|três quartos|trois quarts|drei viertel|tre quarti|driekwart',
  ),
  ...part(200 / 3, 'two[- ]thirds|dos tercios|dois terços|(?:les )?deux tiers|zwei drittel|due terzi|twee ?derde'),
  { value: 50, unit: 'percent', words: `${HALF}half (?:the|our|my) \\p{L}+(?: \\p{L}+)?s` },
  ...part(
    50,
    `${HALF}(?:(?:a |one )?half|(?:la )?mitad|metade|(?:la )?moitié|(?:die |der )?hälfte|(?:la )?metà|de helft)`,
  ),
  ...part(100 / 3, '(?:a|one) third|un tercio|um terço|(?:un|le) tiers|ein drittel|un terzo|een ?derde'),
  ...part(25, '(?:a|one) quarter|un cuarto|um quarto|(?:un|le) quart|ein viertel|un quarto|een kwart'),
  ...part(20, '(?:a|one) fifth|un quinto|um quinto|(?:un|le) cinquième|ein fünftel|een vijfde'),
  ...part(10, '(?:a|one) tenth|un décimo|um décimo|un decimo|(?:un|le) dixième|ein zehntel|een tiende'),
];
