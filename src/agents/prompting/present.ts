import { type KnownFacts } from '../../evidence/drafting/known-facts';
import { type DraftValues, type PromptName, type PromptValues } from '../prompt-values';

/** How the values of each prompt are written for a model. */
export const present: { [Name in PromptName]: (values: PromptValues[Name]) => Record<string, string> } = {
  'read-documents': ({ dossier: { documents, ...record } }) => ({
    today: record.today,
    record: json(record),
    documents: documents
      .map(
        ({ id, kind, date, author, text }) =>
          `# ${id} (${kind}, ${date ?? 'no date'}, ${author ?? 'no author'})\n${text}`,
      )
      .join('\n\n'),
  }),
  'fetch-anchors': ({ anchors, round, people }) => ({
    round: String(round),
    missing: anchors.map(({ key, status, doubts }) => `${key}: ${status}. ${doubts.join(' ')}`).join('\n'),
    people: people.join('\n'),
  }),
  'map-stakeholders': ({ record }) => ({
    people: record.stakeholders
      .map(({ name, side, role, title, email }) => [name, side, role, title ?? '', email ?? ''].join(' | '))
      .join('\n'),
  }),
  'check-pain-metric': ({ pain, dossier }) => ({
    pain: json(pain.value),
    documents: dossier.documents.map(({ id, date, text }) => `# ${id} (${date ?? 'no date'})\n${text}`).join('\n\n'),
  }),
  'propose-mitigation': draft,
  'draft-success-plan': draft,
  'draft-renewal-brief': draft,
  'write-post-mortem': draft,
  'judge-safety': ({ text }) => ({ text }),
};

function draft({ record, known, rejections, guidance }: DraftValues): Record<string, string> {
  return {
    today: record.dossier.today,
    facts: factsIn(known),
    people: record.stakeholders
      .filter(({ side, left, email }) => side !== 'vendor' && !left && email !== null)
      .map(({ name, role }) => `${name} | ${role}`)
      .join('\n'),
    rejections:
      rejections.map(({ approval, by, reason, text }) => `${approval} | ${by} | ${reason} | ${text}`).join('\n') ||
      'none',
    guidance: guidance ?? 'none',
  };
}

/** `id | label | value | quotes`, one fact a line. */
function factsIn(known: KnownFacts): string {
  return Object.entries(known)
    .map(([id, { label, value, sources }]) => {
      const quotes = sources.flatMap((source) => ('quote' in source ? [`“${source.quote}”`] : []));
      return [id, label, value ?? '', quotes.join(' ')].map(column).join(' | ').replace(/\s+/g, ' ');
    })
    .join('\n');
}

/** The mark between columns stands in none of them. */
function column(text: string | number): string {
  return String(text).replaceAll('|', '¦');
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 1);
}
