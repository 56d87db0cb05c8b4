import { type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { html, type Html } from './html';
import { listOfFacts, words } from './layout';

/** Fields that the page filled in and not the person. */
const OF_THE_PAGE = ['type', 'answersTo', 'askedSince', 'replaces', 'digest', 'to'];
const Typed = z.record(z.string(), z.string());

/** What was typed into a form, so that it can be used again. Not for forms that ask for a secret. */
export function typedInto({ body }: Pick<FastifyRequest, 'body'>): Html | null {
  const { data = {} } = Typed.safeParse(body);
  const typed = Object.entries(data).filter(([name, text]) => !OF_THE_PAGE.includes(name) && text.trim() !== '');
  if (typed.length === 0) return null;
  return html`<h2>What you had filled in</h2>
    ${listOfFacts(typed.map(([name, text]) => [fieldInWords(name), html`<textarea aria-label="${fieldInWords(name)}" readonly>${text}</textarea>`]))}`;
}

/** "criteria.0.by" → "Criteria 1 by": a form knows no path, and counts from one. */
export function fieldInWords(field: string): string {
  if (!/^[a-z][\w.]*$/.test(field)) return field;
  const parts = field.split('.');
  return words(parts.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part)).join(' '));
}
