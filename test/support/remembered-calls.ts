import { type Transaction } from '../../src/agents/agent.run';
import { ModelCalls, type AskedCall, type EndedCall } from '../../src/evidence/model-calls.port';

/** The ledger of calls, kept in memory. */
export class RememberedCalls extends ModelCalls<Transaction> {
  readonly all: EndedCall[] = [];
  readonly opened: { call: AskedCall; atMostUsd: number }[] = [];

  constructor(private readonly before = { account: 0, day: 0 }) {
    super();
  }

  answered(): Promise<null> {
    return Promise.resolve(null);
  }

  open(call: AskedCall, atMostUsd: number): Promise<void> {
    this.opened.push({ call, atMostUsd });
    return Promise.resolve();
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  close(call: EndedCall): Promise<string> {
    this.all.push(call);
    return Promise.resolve('handoff_audit');
  }

  spent(): Promise<{ account: number; day: number }> {
    const sum = this.all.reduce((total, { costUsd }) => total + (costUsd ?? 0), 0);
    return Promise.resolve({ account: this.before.account + sum, day: this.before.day + sum });
  }
}
