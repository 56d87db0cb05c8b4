export class ArtifactSummaryView {
  id: string;
  /** @example 'handoff_audit' */
  kind: string;
  /** What an approval of it is bound to. */
  digest: string;
  writtenBy: string;
  /** The account's counter of material changes it was written on; null for reports that nobody approves. */
  facts: number | null;
  createdAt: Date;
}

export class ArtifactPage {
  items: ArtifactSummaryView[];
  nextCursor: string | null;
}
