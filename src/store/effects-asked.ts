import { type DataSource, type EntityManager, type QueryRunner } from 'typeorm';

type Listener = () => void;

/** Tells the worker of this process that effects were committed, so that it need not wait for its next look. */
export class EffectsAsked {
  private readonly listeners = new Set<Listener>();
  private readonly committing = new WeakSet<QueryRunner>();

  constructor(db: DataSource) {
    db.subscribers.push({
      afterTransactionCommit: ({ queryRunner }) => {
        if (this.committing.delete(queryRunner)) this.now();
      },
    });
  }

  now(): void {
    for (const listener of this.listeners) listener();
  }

  /** Effects were written in a transaction that somebody else will commit. */
  afterCommitOf({ queryRunner }: EntityManager): void {
    if (queryRunner) this.committing.add(queryRunner);
  }

  /** @returns a function that ends the listening. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
