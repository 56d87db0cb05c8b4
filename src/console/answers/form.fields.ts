import { z } from 'zod';
import { invalid } from '../../platform/problems/validation';
import { html, type Html } from '../html';

/** A field of a form that a person fills in. */
export interface Field {
  name: string;
  label: string;
  type: 'text' | 'number' | 'date' | 'email';
  isOptional?: boolean;
}

export function fieldOf({ name, label, type, isOptional = false }: Field, value = ''): Html {
  const step = type === 'number' ? html`step="any"` : null;
  const required = isOptional ? null : html`required`;
  return html`<label for="${name}">${label}${isOptional ? ' (if known)' : ''}</label>
    <input id="${name}" name="${name}" type="${type}" value="${value}" ${step} ${required} />`;
}

export function choiceOf(name: string, label: string, options: readonly (readonly [string, string])[]): Html {
  return html`<label for="${name}">${label}</label
    ><select id="${name}" name="${name}" required>
      <option value="">Choose one</option>
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select>`;
}

/** What a person filled in. */
export const FilledIn = z.record(z.string(), z.string('must be given once'));
export type FilledIn = Partial<z.infer<typeof FilledIn>>;

/** Fields that were left empty say nothing. @throws InvalidRequest */
export function filledIn(form: unknown): FilledIn {
  const parsed = FilledIn.safeParse(form);
  if (!parsed.success) throw invalid(parsed.error);
  const trimmed = Object.entries(parsed.data).map(([name, text]): [string, string] => [name, text.trim()]);
  return Object.fromEntries(trimmed.filter(([, text]) => text !== ''));
}

/** A number where one was typed; any other text stays, to be refused by name. */
export function numberIn(text: string | undefined): number | string | null {
  if (text === undefined) return null;
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}
