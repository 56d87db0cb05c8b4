import { type Dossier } from '../../src/evidence/dossier.types';

/** What a prompt showed, by the name of the value. */
export type Shown = Record<string, string>;

/** The papers of an account, taken back out of the text in which a model saw them. */
export function shownDossier({ today = '', record = '{}', documents = '' }: Shown): Dossier {
  const heads = [...documents.matchAll(/^# (\S+) \((\w+), (no date|[\d-]+), (.+)\)\n/gm)];
  return {
    ...(JSON.parse(record) as Omit<Dossier, 'documents'>),
    today,
    documents: heads.map(([head, id = '', kind = '', date = '', author = ''], at) => {
      const text = documents.slice((heads[at]?.index ?? 0) + head.length, heads[at + 1]?.index).replace(/\n\n$/, '');
      const [dated, signed] = [date === 'no date' ? null : date, author === 'no author' ? null : author];
      return { id, kind, date: dated, author: signed, text };
    }),
  };
}
