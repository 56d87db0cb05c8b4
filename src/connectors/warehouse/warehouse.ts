/** A statement that reads, with its values as `$1`, `$2` and so on, all of them texts. */
export interface Question {
  text: string;
  values: readonly string[];
  /** A UUID. Asked again with the same key, the statement is not executed again where the warehouse can tell. */
  key: string;
}

export type Row = readonly (string | null)[];

/** A database of the customer's own in which statements run and of which nothing but answers leaves. */
export interface Warehouse {
  readonly system: string;
  /** The SQL it speaks. */
  readonly dialect: 'postgresql' | 'snowflake';
  /**
   * The answer in parts, every cell as text. Reads only.
   * @throws OutboundFailure; with the code `answer_lost` the question can be asked anew under another key.
   */
  rows(question: Question, signal?: AbortSignal): AsyncIterable<Row[]>;
}

/** The warehouse has forgotten an execution, or broke off in the midst of its answer. */
export const ANSWER_LOST = 'answer_lost';
