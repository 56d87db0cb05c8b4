import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ActionsService } from '../actions/actions.service';
import { type ActionView } from '../actions/action.view';
import { catalogue, isActionKind } from '../actions/action.catalogue';
import { reachablePeople, type Reachable } from '../actions/addressees';
import { renderForPeople } from '../actions/action.text';
import { ApprovalDeciders } from '../actions/approval.deciders';
import { ApprovalList } from '../actions/approval.list';
import { EditedGrounds } from '../actions/edited.grounds';
import { approversOf, whyNotTheirs } from '../actions/approval.rules';
import { ApprovalView } from '../actions/approval.view';
import { contentOf } from '../artifacts/render/html';
import { pageOf } from '../artifacts/render/page';
import { quotedDocuments } from '../artifacts/render/source-documents';
import { ArtifactContent } from '../evidence/drafting/artifact.types';
import { nameOf, type Caller } from '../platform/auth/caller';
import { databaseTime } from '../store/database.time';
import { AccountRow, DocumentRow, type ApprovalDecision } from '../store/entities';
import { ColleagueNames, type NameOf } from '../store/colleague-names';

/** An approval with what is to be decided. */
export interface OpenDecision {
  approval: ApprovalView;
  /** What was said about it, with what each edit changed. */
  said: ApprovalDecision[];
  account: AccountRow;
  /** Who is to approve it, all told. */
  needs: number;
  /** Who approved it as it is now. */
  approvers: string[];
  assignedTo: string | null;
  /** Until when reminders keep quiet; null when they do not. */
  snoozedUntil: Date | null;
  /** By the clock that lets approvals expire. */
  now: Date;
  /** Who may approve it as it is now, of the colleagues that are known. */
  deciders: string[];
  nameOf: NameOf;
  /** Why whoever looks is not the one to approve it; null when they may. */
  notTheirs: string | null;
  /** Whom of the customer a message can go to. */
  reachable: Reachable[];
  /** What people wrote into it that nothing on record bears out. */
  notBorneOut: string[];
  /** The action it is about; null for a document. */
  action: ActionView | null;
  /** The words that are decided on, as they were edited last; null for a document. */
  text: string | null;
  /** The document it is about, as markup with its evidence; null for an action. */
  document: string | null;
}

@Injectable()
export class ApprovalOverview {
  constructor(
    private readonly db: DataSource,
    private readonly approvals: ApprovalList,
    private readonly deciders: ApprovalDeciders,
    private readonly actions: ActionsService,
    private readonly grounds: EditedGrounds,
    private readonly colleagues: ColleagueNames,
  ) {}

  /** What is shown here counts as looked at by the caller. */
  async of(id: string, caller: Caller): Promise<OpenDecision> {
    const row = await this.approvals.show(id, caller);
    const { accountId, subjectKind, subjectId, needs, assignedTo, snoozedUntil } = row;
    const now = await databaseTime(this.db.manager);
    const deciders = await this.deciders.of(row);
    return {
      approval: ApprovalView.of(row),
      said: row.decisions,
      account: await this.db.manager.findOneByOrFail(AccountRow, { id: accountId }),
      needs,
      approvers: approversOf(row),
      assignedTo,
      snoozedUntil: snoozedUntil !== null && snoozedUntil > now ? snoozedUntil : null,
      now,
      deciders,
      nameOf: await this.colleagues.of([
        nameOf(caller),
        row.author,
        assignedTo,
        ...deciders,
        ...row.decisions.map(({ by }) => by),
      ]),
      notTheirs: whyNotTheirs(row, nameOf(caller)),
      reachable: await reachablePeople(this.db.manager, accountId),
      notBorneOut: await this.grounds.notBorneOut(row),
      action: isActionKind(subjectKind) ? await this.actions.findOne(subjectId) : null,
      text: isActionKind(subjectKind)
        ? renderForPeople(subjectKind, catalogue[subjectKind].payload.parse(row.payload))
        : null,
      document: isActionKind(subjectKind) ? null : await this.documentOf(accountId, row.payload),
    };
  }

  private async documentOf(accountId: string, payload: object): Promise<string> {
    const content = ArtifactContent.parse(payload);
    const quoted = await this.db.manager.findBy(DocumentRow, { accountId, id: In(quotedDocuments(content)) });
    return contentOf(pageOf(content, quoted));
  }
}
