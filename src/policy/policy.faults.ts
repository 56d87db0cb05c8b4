import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { type z } from 'zod';

/** One thing that is wrong with a policy document. */
export interface PolicyFault {
  /** The field, a rule by its id: `rules.customer_reads_it.tier`; `document` where it is about the whole. */
  path: string;
  /** What to write instead. */
  message: string;
  /** Line of the text, from 1; null where nothing is written that could be pointed at. */
  line: number | null;
}

/** The document is not a policy; `issues` name each place and what to write there. */
export class InvalidPolicy extends Error {
  constructor(readonly issues: PolicyFault[]) {
    super(`The policy document is not valid: ${issues.map(({ path, message }) => `${path}: ${message}`).join('; ')}`);
  }
}

/** A text in YAML as values, with the way back from a value to the line it stands in. @throws InvalidPolicy */
export class PolicyText {
  readonly values: unknown;
  private readonly lines = new LineCounter();
  private readonly yaml: Document;

  constructor(text: string) {
    this.yaml = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    const [fault] = this.yaml.errors;
    if (fault) throw unreadable(fault.message, this.lines.linePos(fault.pos[0]).line);
    try {
      this.values = this.yaml.toJS();
    } catch (error) {
      // An alias without its anchor, or so many of them that they stand for a text nobody could hold.
      throw error instanceof ReferenceError ? unreadable(error.message, null) : error;
    }
  }

  /** What a schema refused, each place by its name and line. */
  faultsOf({ issues }: z.ZodError): PolicyFault[] {
    return issues.flatMap((issue) => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => this.fault([...issue.path, key], 'is not a known field: remove it'));
      const nested = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
      return [this.fault(issue.path, nested?.message ?? issue.message)];
    });
  }

  private fault(path: PropertyKey[], message: string): PolicyFault {
    return { path: this.named(path), message, line: this.lineOf(path) };
  }

  /** Rules are counted by nobody: each is called by its id where it has one. */
  private named([first, at, ...rest]: PropertyKey[]): string {
    if (first === undefined) return 'document';
    const id = first === 'rules' && at !== undefined ? this.yaml.getIn(['rules', at, 'id']) : undefined;
    const second = typeof id === 'string' ? id : at;
    return [first, ...(second === undefined ? [] : [second]), ...rest].map(String).join('.');
  }

  /** The line of the innermost part that is written. */
  private lineOf(path: PropertyKey[]): number | null {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = this.yaml.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return this.lines.linePos(node.range[0]).line;
    }
    return null;
  }
}

function unreadable(message: string, line: number | null): InvalidPolicy {
  return new InvalidPolicy([{ path: 'document', message: `cannot be read as YAML: ${message}`, line }]);
}
