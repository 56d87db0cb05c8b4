import { type ChosenReaders } from '../../connectors/slack/approval.modals';
import { InvalidRequest } from '../../platform/problems/problem';
import { digestOf } from '../../policy/digest';
import { type Approval } from '../../store/entities';
import { isActionKind } from '../action.catalogue';
import { namesOfTexts } from '../action.text';
import { type Reachable } from '../addressees';
import { typedOver } from '../edited.action';
import { chosenReaders } from './reader.choice';

type Edited = Pick<Approval, 'subjectKind' | 'payload'>;

/** What a form in Slack hands back of a draft. */
interface FilledIn {
  /** Of what the form showed. */
  digest: string;
  title: string;
  text: string;
  /** Null where it is sent to no one. */
  readers: ChosenReaders | null;
}

/** The payload in the words and for the readers of the form. @throws InvalidRequest also where it says nothing new */
export function editedBy(
  { digest, title, text, readers }: FilledIn,
  { payload }: Edited,
  reachable: readonly Reachable[],
): Record<string, unknown> {
  const shown = new Map(Object.entries(payload));
  const typed = (field: string, said: string) => typedOver(String(shown.get(field) ?? ''), said);
  const edited = {
    ...payload,
    title: typed('title', title),
    text: typed('text', text),
    ...(readers && { recipients: chosenReaders(payload, reachable, readers) }),
  };
  if (digestOf(edited) === digest) throw new InvalidRequest([{ field: '', detail: 'Nothing was changed.' }]);
  return edited;
}

/** By the path of each text how the form calls it. */
export function fieldsOfForm({ subjectKind }: Edited): ReadonlyMap<string, string> {
  if (!isActionKind(subjectKind)) return new Map();
  const { title, text } = namesOfTexts(subjectKind);
  return new Map([
    ['payload.title', title],
    ['payload.text', text],
  ]);
}
