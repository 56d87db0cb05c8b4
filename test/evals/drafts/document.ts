/** A rendered artifact as an examiner reads it: plain words, section by section, without the evidence behind it. */
export interface ReadDocument {
  /** Everything a reader sees before the evidence. */
  all: string;
  words: number;
  /** The text below the headings that match, empty where there is none. */
  section(heading: RegExp): string;
  headings: string[];
}

/** Reads the Markdown of an artifact. */
export function readMarkdown(markdown: string): ReadDocument {
  const [body = ''] = markdown.split(/^## Evidence$/m);
  const plain = body
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\\\[\d+\\\]/g, ' ')
    .replace(/\\([\\`*_[\]<>|#~!])/g, '$1');
  const parts = plain.split(/^#{2,3} (.+)$/m);
  const sections: { heading: string; text: string }[] = [];
  for (let at = 1; at < parts.length; at += 2)
    sections.push({ heading: parts[at]?.trim() ?? '', text: parts[at + 1] ?? '' });
  const all = tidy(plain);
  return {
    all,
    words: all.match(/[\p{L}\p{N}][\p{L}\p{N}.,’'-]*/gu)?.length ?? 0,
    section: (wanted) =>
      tidy(
        sections
          .filter(({ heading }) => wanted.test(heading))
          .map(({ text }) => text)
          .join('\n'),
      ),
    headings: sections.map(({ heading }) => heading),
  };
}

/** The words as such, whatever their case and however lines were broken. */
export function says(text: string, words: string): boolean {
  return comparable(text).includes(comparable(words));
}

/** The number stands in the text by itself, with or without separators. */
export function saysNumber(text: string, value: number): boolean {
  return numbersOf(text).some((each) => Math.abs(each - Math.abs(value)) < 0.005);
}

/** Every number of the text; the digits of dates count as the numbers they are. */
export function numbersOf(text: string): number[] {
  return [...text.matchAll(/(?<![\p{L}\d.])\d[\d,]*(?:\.\d+)?/gu)].map(([number]) =>
    Number(number.replaceAll(',', '')),
  );
}

/** An ISO date, or the same day as people write it. */
export function saysDate(text: string, iso: string): boolean {
  const [year = '', month = '', day = ''] = iso.split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  return [iso, `${Number(day)} ${name} ${year}`, `${name} ${Number(day)}, ${year}`].some((each) => says(text, each));
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”"‘’']/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

function tidy(text: string): string {
  return text.replace(/[ \t]+/g, ' ').trim();
}
