import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { insideWordIn } from '../evidence/drafting/customer.words';
import { findingsIn, type Finding } from '../policy/findings';
import { type Subject } from '../policy/policy.types';
import { type AccountRow } from '../store/entities';
import { type ActivePolicy } from '../store/policy.store';
import { type Standing } from './account-standing';
import { Addressed } from './action.catalogue';
import { accountSubject, actionSubject, stringsIn } from './action.subject';
import { whyNobodyIsReached } from './addressees';
import { namesOfOthersIn } from './names-of-others';

/** An action as the policy judges it at this moment, with what is not safe about it. */
export async function safeActionSubject(
  tx: EntityManager,
  standing: Standing,
  policy: ActivePolicy,
  action: { kind: string; payload: object },
): Promise<Subject> {
  const { row } = standing;
  const subject = actionSubject(await accountSubject(tx, standing, policy), row, action);
  if (subject.audience === 'internal') return subject;
  return { ...subject, findings: [...toNobody(action), ...(await findingsAbout(tx, row, action.payload))] };
}

/** Allowed as it is, it would only fail when it is sent. */
function toNobody(action: { kind: string; payload: object }): Finding[] {
  const why = whyNobodyIsReached(action);
  return why === null ? [] : [{ kind: 'nobody_to_reach', what: why }];
}

/** What the recipients of an action read, unlike the note beside it. */
const Said = z.object({ title: z.string().catch(''), text: z.string().catch('') });

async function findingsAbout(tx: EntityManager, row: AccountRow, payload: object): Promise<Finding[]> {
  const { recipients } = Addressed.parse(payload);
  const texts = stringsIn({ ...payload, recipients: [] });
  const onRecord = await tx.query<{ email: string }[]>(
    `SELECT email FROM contact WHERE account_id = $1 AND email IS NOT NULL
      UNION SELECT email FROM person WHERE account_id = $1 AND email IS NOT NULL`,
    [row.id],
  );
  const own = [row.ownerEmail, row.aeEmail].flatMap((email) => email ?? []);
  const found = findingsIn(
    texts,
    recipients.map(({ email }) => email),
    {
      addresses: [...own, ...onRecord.map(({ email }) => email)],
      otherAccounts: await namesOfOthersIn(tx, row, texts.join('\n')),
    },
  );
  const { title, text } = Said.parse(payload);
  const word = recipients.length > 0 ? insideWordIn(`${title}\n${text}`) : null;
  return word === null ? found : [...found, { kind: 'not_for_the_customer', what: word }];
}
