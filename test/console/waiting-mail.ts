import { DataSource } from 'typeorm';
import { z } from 'zod';
import { holdAccount } from '../../src/actions/account-standing';
import { WorkUnits } from '../../src/actions/work-units';
import { Approval, WorkUnit } from '../../src/store/entities';
import { packetOf, type useApplication } from '../support/application';

/** A product in which a mail to a customer can be made to wait for a decision. */
export function mailIn(product: ReturnType<typeof useApplication>) {
  const db = () => product.app.get(DataSource);

  /** An account with a mail to the customer that waits for a decision. */
  async function waiting(payload: object = {}) {
    const received = await product.as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
    const accountId = z.object({ id: z.string() }).parse(received.body).id;
    await db().transaction(async (tx) => {
      await product.app.get(WorkUnits, { strict: false }).propose(tx, await holdAccount(tx, accountId), {
        kind: 'send_email',
        id: 'wu_mail',
        cause: 'plan:a test:0',
        trigger: { finding: 'muda', unusedSeats: 300 },
        assignee: 'csm@vendor.example',
        payload: {
          title: 'Your <b>unused</b> seats',
          text: 'Shall we look at them together?',
          recipients: [{ name: 'Priya Raman', email: 'priya@harbour.example' }],
          ...payload,
        },
      });
    });
    const { id, digest } = await db().manager.findOneByOrFail(Approval, { accountId, subjectId: 'wu_mail' });
    return { accountId, approval: id, digest };
  }
  const status = async () => (await db().manager.findOneByOrFail(WorkUnit, { id: 'wu_mail' })).status;
  return { db, waiting, status };
}
