import { z } from 'zod';
import { inNamesOfForm, InvalidRequest } from '../../platform/problems/problem';
import { invalid } from '../../platform/problems/validation';
import { digestOf } from '../../policy/digest';
import { typedOver } from '../../actions/edited.action';
import { chosenIn, isAddressed, isOfRecipients } from './recipients';
import { rewritten } from './rewriting';
import { partsOf, type Part, type Text } from './texts';

/** What is edited: a payload with the digest under which it was shown. */
export interface Shown {
  subject: { kind: string };
  payload: object;
  digest: string;
}

/** What was typed: texts by where they stand, or the whole payload as JSON. */
const Typed = z
  .object({ digest: z.string('is missing').min(1), payload: z.string().optional() })
  .catchall(z.string('must be given once'));
export type Typed = z.infer<typeof Typed>;

/** @throws InvalidRequest */
export function typedIn(form: unknown): Typed {
  const read = Typed.safeParse(form);
  if (!read.success) throw invalid(read.error);
  return read.data;
}

/** The payload as it was shown, with the texts that were typed and the recipients that were chosen. @throws InvalidRequest */
export function editedPayload(shown: Shown, typed: Typed): Record<string, unknown> {
  const edited = typed.payload === undefined ? reworded(shown, typed) : payloadIn(typed.payload);
  if (digestOf(edited) === shown.digest) throw new InvalidRequest([{ field: '', detail: 'Nothing was changed.' }]);
  return edited;
}

/** A refusal names a text as the form does. */
export function inWordsOfTheForm(error: unknown, { subject, payload }: Shown): unknown {
  const names = new Map(
    partsOf(subject.kind, payload).flatMap((part) =>
      part.texts.map((text) => [`payload.${text.path}`, nameOf(part, text)]),
    ),
  );
  return inNamesOfForm(error, names);
}

/** What was typed for it. */
export function typedFor({ path, text }: Text, typed: Typed): string {
  return typedOver(text, typed[path] ?? text);
}

function reworded(shown: Shown, typed: Typed): Record<string, unknown> {
  const { subject, payload } = shown;
  const texts = partsOf(subject.kind, payload).flatMap((part) =>
    part.texts.map((text) => ({ ...text, name: nameOf(part, text) })),
  );
  const known = ['digest', ...texts.map(({ path }) => path)];
  const addressed = isAddressed(shown);
  const strange = Object.keys(typed).filter((field) => !known.includes(field) && !(addressed && isOfRecipients(field)));
  if (strange.length > 0)
    throw new InvalidRequest(strange.map((field) => ({ field, detail: 'is no text of this draft' })));
  const changed = texts
    .map((text) => ({ ...text, said: typedFor(text, typed) }))
    .filter(({ said, text }) => said !== text);
  const isEmptied = ({ said, isOptional = false }: { said: string; isOptional?: boolean }) =>
    said.trim() === '' && !isOptional;
  const mute = changed.filter((text) => isEmptied(text) && text.entry === undefined);
  if (mute.length > 0) throw new InvalidRequest(mute.map(({ name }) => ({ field: name, detail: 'must not be empty' })));
  const reworded = rewritten(payload, {
    words: new Map(changed.map(({ path, said }) => [path, said])),
    gone: new Set(changed.filter(isEmptied).map(({ entry }) => entry ?? '')),
  });
  return addressed ? { ...reworded, recipients: chosenIn(shown, typed) } : reworded;
}

/** How a text is named outside its form. */
export function nameOf({ heading }: Part, { label }: Text): string {
  return heading === '' ? label : `${heading}: ${label}`;
}

const Payload = z.record(z.string(), z.unknown());

function payloadIn(json: string): Record<string, unknown> {
  try {
    return Payload.parse(JSON.parse(json));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'it must be an object';
    throw new InvalidRequest([{ field: 'payload', detail: `is not the JSON of a document: ${why}` }]);
  }
}
