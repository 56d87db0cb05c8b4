import { describe, expect, it } from '@jest/globals';
import { handoff } from '../../test/support/account-record';
import { type Dossier } from '../evidence/dossier.types';
import { NO_CLAIMS } from '../evidence/extraction';
import { verify } from '../evidence/verify';
import { LanguageModel, type Question } from './language-model';
import { ModelFailure } from './model.failure';
import { partsOf, readInParts } from './reading-in-parts';
import { type PromptName } from './prompt-values';

const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, n) => `Paragraph ${n}: ${'word '.repeat(100)}end.`).join('\n\n');
const dossierOf = (...texts: string[]): Dossier => ({
  ...handoff,
  documents: texts.map((text, n) => ({ id: `d${n}`, kind: 'email', date: null, author: null, text })),
});

/** Says of each document it is shown that it was read, and cannot take more than so many characters at once. */
class ShortSighted extends LanguageModel {
  readonly provider = 'anthropic';
  readonly shown: string[][] = [];

  constructor(private readonly limit: number) {
    super();
  }

  during<Result>(_agent: string, _effect: object, work: () => Promise<Result>): Promise<Result> {
    return work();
  }

  ask<Name extends PromptName, Answer>({ values, answer }: Question<Name, Answer>): Promise<Answer> {
    const documents = 'dossier' in values ? values.dossier.documents : [];
    this.shown.push(documents.map(({ id }) => id));
    const length = documents.reduce((sum, { text }) => sum + text.length, 0);
    if (length > this.limit) return Promise.reject(new ModelFailure('truncated', 'too long'));
    const people = documents.map(({ id, text }) => ({
      name: text.slice(0, 12),
      side: 'customer',
      role: 'user',
      quotes: [{ documentId: id, quote: text.slice(0, 12), start: 0 }],
    }));
    return Promise.resolve(answer.parse({ ...NO_CLAIMS, people }));
  }
}

const readerOf = (dossier: Dossier) => ({
  effect: { accountId: 'acc_1', seq: 7, n: 0 },
  signal: new AbortController().signal,
  check: (extraction: typeof NO_CLAIMS) => verify(extraction, dossier),
});

describe('documents that are too long for one question', () => {
  it('are shown in parts that lose no character and cut between paragraphs', () => {
    const text = paragraphs(20);
    const parts = partsOf(dossierOf(text, 'short'), 3_000);
    expect(
      parts.flatMap(({ documents }) => documents.filter(({ id }) => id === 'd0').map((piece) => piece.text)).join(''),
    ).toBe(text);
    expect(parts.every(({ documents }) => documents.reduce((sum, piece) => sum + piece.text.length, 0) <= 3_000)).toBe(
      true,
    );
    expect(parts.every(({ documents }) => documents[0]?.text.startsWith('Paragraph'))).toBe(true);
  });

  it('are read by halves when the model says it was too much, and put together', async () => {
    const dossier = dossierOf(paragraphs(12), paragraphs(12));
    const model = new ShortSighted(7_000);
    const { people } = await readInParts(model, dossier, readerOf(dossier));
    expect(model.shown).toEqual([['d0', 'd1'], ['d0'], ['d1']]);
    expect(people.map(({ quotes }) => quotes)).toEqual([
      [{ documentId: 'd0', quote: 'Paragraph 0:' }],
      [{ documentId: 'd1', quote: 'Paragraph 0:' }],
    ]);
  });

  it('end with a person when even the smallest part is too much', async () => {
    const dossier = dossierOf('A line.');
    await expect(readInParts(new ShortSighted(1), dossier, readerOf(dossier))).rejects.toThrow('truncated');
  });
});
