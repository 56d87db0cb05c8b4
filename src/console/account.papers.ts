import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ArtifactsService } from '../accounts/artifacts.service';
import { type ArtifactSummaryView } from '../accounts/artifact.view';
import { standingOf } from '../actions/account-standing';
import { AccountRow, Approval, type ApprovalStatus } from '../store/entities';
import { html, type Html } from './html';
import { dateOf, words } from './layout';
import { artifactLink, within } from './links';
import { tableOf } from './table';

/** Something the agent wrote, and what became of it. */
export interface Paper extends Pick<ArtifactSummaryView, 'id' | 'kind' | 'writtenBy' | 'createdAt'> {
  /** In words; nothing for a report, which nobody decides on. */
  standing: string;
  /** Another one of its kind has taken its place. */
  isEarlier: boolean;
}

const BECAME: Record<ApprovalStatus, string> = {
  open: 'to decide',
  approved: 'accepted',
  rejected: 'refused',
  expired: 'expired without a decision',
  superseded: 'replaced',
};

@Injectable()
export class AccountPapers {
  constructor(
    private readonly db: DataSource,
    private readonly artifacts: ArtifactsService,
  ) {}

  /** The newest first. */
  async of(accountId: string): Promise<Paper[]> {
    const { items } = await this.artifacts.list(accountId);
    const { successPlan } = standingOf(await this.db.manager.findOneByOrFail(AccountRow, { id: accountId })).context;
    const approvals = await this.db.manager.find(Approval, {
      select: { subjectId: true, status: true },
      where: { accountId, subjectId: In(items.map(({ id }) => id)) },
      order: { openedAt: 'ASC' },
    });
    const statuses = new Map(approvals.map(({ subjectId, status }) => [subjectId, status]));
    return items.map(({ id, kind, writtenBy, createdAt }, at) => {
      const status = statuses.get(id);
      const counts = status === 'open' || id === successPlan;
      return {
        ...{ id, kind, writtenBy, createdAt },
        standing: status ? BECAME[status] : id === successPlan ? 'accepted by the policy' : '',
        isEarlier: !counts && items.findIndex((each) => each.kind === kind) < at,
      };
    });
  }
}

/** What counts now, and behind it what it took the place of. */
export function papersOf(account: string, papers: Paper[]): Html {
  const earlier = papers.filter(({ isEarlier }) => isEarlier);
  const current = papers.filter(({ isEarlier }) => !isEarlier);
  return html`${tableOf(COLUMNS, rowsOf(account, current), 'Nothing has been written yet.', 1)}
  ${
    earlier.length === 0
      ? null
      : html`<details>
          <summary>Earlier ones</summary>
          ${tableOf(COLUMNS, rowsOf(account, earlier), '', 1)}
        </details>`
  }`;
}

const COLUMNS = ['Document', 'To pass on', 'Stands', 'Written by', 'On'];

function rowsOf(account: string, papers: Paper[]): (Html | string)[][] {
  return papers.map(({ id, kind, standing, writtenBy, createdAt }) => [
    artifactLink(account, id, words(kind)),
    html`<a href="${within(account, `artifacts/${encodeURIComponent(id)}/pdf`)}">PDF</a>`,
    standing,
    writtenBy,
    dateOf(createdAt),
  ]);
}
