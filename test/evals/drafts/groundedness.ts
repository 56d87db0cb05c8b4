import { type DataSource } from 'typeorm';
import { type ArtifactContent, type Citation } from '../../../src/evidence/drafting/artifact.types';
import { type Share } from '../statistics';
import { FACTS } from './figures.sql';
import { numbersOf, says } from './document';

export interface Grounding {
  /** Printed claims whose every citation holds and whose numbers and names stand in what they cite. */
  claims: Share;
  /** Cited values equal to an independent query. */
  figures: Share;
  problems: string[];
}

/** Checks a stored artifact against the database, with nothing of the code that compiled it. */
export async function groundednessOf(db: DataSource, account: string, content: ArtifactContent): Promise<Grounding> {
  const documents = new Map(
    (
      await db.query<(Paper & { id: string })[]>(
        'SELECT id, text, date::text AS date FROM document WHERE account_id = $1',
        [account],
      )
    ).map(({ id, text, date }) => [id, { text, date }]),
  );
  const people = await namesOnRecord(db, account);
  const sound = new Map<string, boolean>();
  const problems: string[] = [];
  let right = 0;
  for (const [id, citation] of Object.entries(content.evidence)) {
    const wrong = await whyWrong(db, { account, asOf: content.asOf, documents }, id, citation);
    if (wrong) problems.push(`${id}: ${wrong}`);
    else right += 1;
    sound.set(id, wrong === null);
  }
  const claims = claimsOf(content);
  const grounded = claims.filter(({ text, evidence }) => {
    const cited = evidence.flatMap((id) => content.evidence[id] ?? []);
    const why =
      evidence.length === 0 || cited.length < evidence.length
        ? 'cites nothing'
        : evidence.some((id) => !sound.get(id))
          ? 'rests on evidence that does not hold'
          : strayIn(withoutDays(text, cited, documents), cited, people, content.asOf);
    if (why) problems.push(`“${text}”: ${why}`);
    return why === null;
  });
  return {
    claims: { hits: grounded.length, of: claims.length },
    figures: { hits: right, of: sound.size },
    problems,
  };
}

/** Everything the artifact states as a fact. */
function claimsOf({
  summary,
  sections,
  objectives,
  steps,
  risks,
}: ArtifactContent): { text: string; evidence: string[] }[] {
  return [
    ...summary,
    ...sections.flatMap(({ claims }) => claims),
    ...risks.map(({ risk, evidence }) => ({ text: risk, evidence })),
    ...objectives.map(({ text, kpi, evidence }) => ({
      text: [text, kpi?.baseline ?? '', kpi?.target ?? ''].join(' '),
      evidence,
    })),
    ...steps.map(({ title, because }) => ({ text: title, evidence: because })),
  ];
}

interface Paper {
  text: string;
  date: string | null;
}

interface Where {
  account: string;
  asOf: string;
  documents: Map<string, Paper>;
}

/** A quote is cited with the day of its document, which bears out that day as a whole and no other number. */
function withoutDays(text: string, cited: Citation[], documents: Map<string, Paper>): string {
  const days = cited.flatMap(({ sources }) =>
    sources.flatMap((source) => ('quote' in source ? (documents.get(source.documentId)?.date ?? []) : [])),
  );
  return days.reduce((left, day) => left.replaceAll(day, ' '), text);
}

async function whyWrong(
  db: DataSource,
  where: Where,
  id: string,
  { value, sources }: Citation,
): Promise<string | null> {
  if (sources.length === 0) return 'has no source';
  for (const source of sources) {
    if (
      'quote' in source &&
      where.documents.get(source.documentId)?.text.slice(source.start, source.end) !== source.quote
    )
      return `document ${source.documentId} does not hold “${source.quote}” at ${source.start}`;
  }
  for (const source of sources) {
    const score = 'record' in source ? /^scores\.(risk|health)$/.exec(source.record)?.[1] : undefined;
    if (!score || !('field' in source)) continue;
    const [row] = await db.query<{ points: number }[]>(POINTS, [where.account, where.asOf, score, source.field]);
    if (row?.points !== source.value) return `gives ${source.value} points, the records say ${row?.points}`;
  }
  for (const source of sources) {
    const score = 'record' in source && source.record === 'scores' ? BEFORE.exec(source.field)?.[1] : undefined;
    if (!score || !('field' in source)) continue;
    const [row] = await db.query<{ before: number | null }[]>(BEFORE_HARD_RED, [where.account, where.asOf, score]);
    if (!isSame(row?.before, source.value)) return `${source.field} is ${source.value}, the records say ${row?.before}`;
  }
  for (const source of sources) {
    if (!('record' in source) || source.record !== 'people' || source.value === null) continue;
    const [row] = await db.query<{ role: string }[]>(ROLE, [where.account, source.field]);
    if (row?.role !== source.value) return `${source.field} is ${source.value}, the records say ${row?.role}`;
  }
  if (id.startsWith('worth.')) {
    return sources.some((source) => 'quote' in source) ? null : 'names a worth that no document states';
  }
  const known = FACTS.find(([pattern]) => pattern.test(id));
  if (!known) return 'no query is written for it';
  const [pattern, sql] = known;
  const [row] = await db.query<Record<string, string | number | null>[]>(sql, [
    where.account,
    where.asOf,
    pattern.exec(id)?.[1] ?? null,
  ]);
  const found = row ? Object.values(row)[0] : undefined;
  return isSame(found, value) ? null : `is ${value}, the records say ${found}`;
}

const BEFORE = /^(risk|health) before the hard red$/;
const BEFORE_HARD_RED = `SELECT scores->$3->'beforeHardRed' AS before FROM score_history WHERE account_id = $1 AND as_of = $2::date`;
const ROLE = `SELECT role FROM person WHERE account_id = $1 AND name = $2 AND NOT has_left`;
const POINTS = `SELECT (c->>'points')::int AS points FROM score_history, jsonb_array_elements(scores->$3->'contributions') AS c
  WHERE account_id = $1 AND as_of = $2::date AND c->>'input' = $4`;

function isSame(found: string | number | null | undefined, value: string | number | null): boolean {
  if (found === undefined) return false;
  if (value === null || found === null) return value === found;
  if (typeof value === 'number') return Math.abs(Number(found) - value) <= 1e-4 * Math.max(1, Math.abs(value));
  if (value.startsWith('{')) return canonical(JSON.parse(value)) === canonical(JSON.parse(String(found)));
  return String(found) === value;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a.localeCompare(b)))
      : each,
  );
}

/** Lengths of windows and ends of scales, as the formulas define them. */
const DEFINED = [1, 14, 28, 45, 90, 100];

/** What one input of a score is counted out of, which a claim that cites this input may say and no other. */
const OUT_OF: Record<string, number> = { nps: 10, csat: 5, dealComplexity: 5, escalations: 20 };

/** "About 203 USD" is what a cited amount comes to without its cents. */
const ROUNDED = /\babout (\d[\d,]*)(?![\d.])/gi;

/** A number or a name that none of the cited facts holds; null when all are there. */
function strayIn(text: string, cited: Citation[], people: string[], asOf: string): string | null {
  const told = cited.flatMap(({ label, value, sources }) => [
    label,
    String(value ?? ''),
    ...sources.map((source) =>
      'quote' in source ? source.quote : 'value' in source ? `${source.field} ${source.value}` : source.person,
    ),
  ]);
  const verified = cited.flatMap(({ value, sources }) => [
    String(value ?? ''),
    ...sources.map((source) =>
      'quote' in source ? source.quote : 'value' in source ? `${source.field} ${source.value}` : '',
    ),
  ]);
  const held = verified.flatMap((each) => numbersOf(each));
  const scales = cited.flatMap(({ sources }) =>
    sources.flatMap((source) =>
      'field' in source && /^scores\.(?:risk|health)$/.test(source.record) ? (OUT_OF[source.field] ?? []) : [],
    ),
  );
  const known = [...held.flatMap((each) => [each, each * 100]), ...scales, ...DEFINED, ...numbersOf(asOf)];
  const exact = text.replace(ROUNDED, (said, amount: string) =>
    held.some((each) => Math.round(each) === Number(amount.replaceAll(',', ''))) ? ' ' : said,
  );
  const stray = numbersOf(exact).find((number) => !known.some((each) => Math.abs(Math.abs(each) - number) < 0.051));
  if (stray !== undefined) return `the number ${stray} stands in nothing it cites`;
  const stranger = people.find((name) => says(text, name) && !told.some((each) => says(each, name)));
  return stranger ? `${stranger} stands in nothing it cites` : null;
}

/** People who could be named wrongly: those of the map and the CRM, of this account and of all others. */
async function namesOnRecord(db: DataSource, account: string): Promise<string[]> {
  const rows = await db.query<{ name: string }[]>(
    `SELECT name FROM person WHERE strpos(name, ' ') > 0 UNION SELECT name FROM contact WHERE strpos(name, ' ') > 0
     EXCEPT SELECT owner_name FROM account WHERE id = $1 EXCEPT SELECT ae_name FROM account WHERE id = $1`,
    [account],
  );
  return rows.map(({ name }) => name);
}
