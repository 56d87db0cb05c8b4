import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, In } from 'typeorm';
import { EffectRow } from '../../src/store/entities';
import { type Application } from './application';

/** What the API shows of an account, as far as journeys look at it. */
export interface View {
  id: string;
  state: string;
  missing: string[];
  renewalDate: string | null;
  arr: number | null;
  waitsFor: { who: string; what: string; since: string; until: string; why: string | null } | null;
}

/** Hands over one of the labelled packets and waits until the agent has done what it can do alone. */
export async function handOver(
  product: Application,
  packet: string,
  unknown: object = {},
  others: { contacts?: object[]; documents?: object[] } = {},
): Promise<View> {
  const file = join(__dirname, '../evals/handoffs', `${packet}.json`);
  const { account, contract, opportunity, contacts, documents } = (
    JSON.parse(readFileSync(file, 'utf8')) as { packet: Record<string, object> }
  ).packet;
  const opened = await product
    .as('csm')
    .post('/api/v1/accounts')
    .send({ account, contract: { ...contract, ...unknown }, opportunity, contacts, documents, ...others });
  return untilNobodyWorks(product, (opened.body as View).id);
}

/** Waits until neither an actor works for the account nor anything is left to be written down. */
export async function untilNobodyWorks(product: Application, id: string): Promise<View> {
  for (;;) {
    const view = (await product.as('csm').get(`/api/v1/accounts/${id}`)).body as View;
    if (view.waitsFor?.who !== 'agent' && !(await isBeingPerformed(product, id))) return view;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Reports and questions are written after the account has moved on. */
function isBeingPerformed(product: Application, accountId: string): Promise<boolean> {
  const effects = product.app.get(DataSource).getRepository(EffectRow);
  return effects.existsBy({ accountId, kind: 'perform', status: In(['pending', 'running']) });
}
