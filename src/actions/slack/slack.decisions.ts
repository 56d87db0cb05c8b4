import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Connections } from '../../connectors/connections';
import { CONNECTIONS } from '../../connectors/connectors.module';
import { editModal, rejectModal, type ModalOrigin, type OfferedReader } from '../../connectors/slack/approval.modals';
import { type Interaction } from '../../connectors/slack/interaction';
import { type SlackMessenger } from '../../connectors/slack/slack.messenger';
import { ArtifactRenderer } from '../../artifacts/artifact-renderer';
import { inNamesOfForm, InvalidRequest } from '../../platform/problems/problem';
import { mayActAs, type Caller } from '../../platform/auth/caller';
import { type Approval } from '../../store/entities';
import { reachablePeople } from '../addressees';
import { actionProblems } from '../actions.problems';
import { keysOf } from '../approval.deciders';
import { ApprovalList } from '../approval.list';
import { mayDecide, mustBeShown } from '../approval.rules';
import { ApprovalsService } from '../approvals.service';
import { draftOf, isToRecipients } from './approval.content';
import { offeredReaders } from './reader.choice';
import { editedBy, fieldsOfForm } from './slack.edit';
import { CardLoop } from './card.loop';

/** Somebody in Slack who is nobody here. */
class NotAColleague extends Error {}

/** What people decide in Slack, done as the colleague behind the Slack account. Slack has its answer already. */
@Injectable()
export class SlackDecisions implements BeforeApplicationShutdown {
  private readonly log = new Logger('slack');
  private readonly atWork = new Set<Promise<void>>();

  constructor(
    private readonly db: DataSource,
    @Inject(CONNECTIONS) private readonly connections: Pick<Connections, 'slack'>,
    private readonly approvals: ApprovalsService,
    private readonly list: ApprovalList,
    private readonly renderer: ArtifactRenderer,
    private readonly cards: CardLoop,
  ) {}

  /** Begins what the interaction asks for; whoever pressed hears in Slack when it could not be done. */
  take(interaction: Interaction): void {
    const { slack } = this.connections;
    if (!slack) return;
    const work = this.carryOut(slack, interaction)
      .catch((error: unknown) => this.explain(slack, interaction, error))
      .finally(() => this.atWork.delete(work));
    this.atWork.add(work);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.atWork);
  }

  private async carryOut(slack: SlackMessenger, interaction: Interaction): Promise<void> {
    const { approval: id, digest } = interaction;
    const caller = await this.colleague(slack, interaction.by.userId);
    switch (interaction.verb) {
      case 'ask_edit':
      case 'ask_reject':
        return this.openModal(slack, interaction, caller);
      case 'approve':
        await this.approvals.approve(id, digest, caller);
        break;
      case 'reject':
        await this.approvals.reject(id, interaction.reason, interaction.text || null, caller);
        break;
      case 'edit':
        await this.edit(interaction, caller);
        break;
    }
    this.cards.look();
  }

  private async edit(filledIn: Extract<Interaction, { verb: 'edit' }>, caller: Caller): Promise<void> {
    const { approval: id, digest } = filledIn;
    const approval = await this.list.findOne(id);
    try {
      const reachable = await reachablePeople(this.db.manager, approval.accountId);
      await this.approvals.edit(id, digest, editedBy(filledIn, approval, reachable), caller);
    } catch (error) {
      throw inNamesOfForm(error, fieldsOfForm(approval));
    }
  }

  private async openModal(
    slack: SlackMessenger,
    asked: Extract<Interaction, { triggerId: string }>,
    caller: Caller,
  ): Promise<void> {
    const { approval: id, digest, channel, ts, triggerId } = asked;
    const approval = await this.list.show(id, caller);
    mayDecide(approval, caller);
    mustBeShown(approval, digest);
    const { title, editable } = draftOf(approval, this.renderer);
    const origin: ModalOrigin = { approval: id, digest, channel, ts };
    const view =
      asked.verb === 'ask_edit' && editable !== null
        ? editModal(origin, { ...editable, readers: await this.readersOf(approval) })
        : rejectModal(origin, { title, isDraft: editable === null });
    await slack.client.openModal(triggerId, view);
  }

  /** Who could receive it; null for what is sent to no one. */
  private async readersOf({ accountId, subjectKind, payload }: Approval): Promise<OfferedReader[] | null> {
    if (!isToRecipients(subjectKind)) return null;
    return offeredReaders(payload, await reachablePeople(this.db.manager, accountId));
  }

  /** The colleague with the address of the Slack account, with the most that any of their keys may do. */
  private async colleague(slack: SlackMessenger, userId: string): Promise<Caller> {
    const email = await slack.client.emailOf(userId);
    const keys = email === null ? [] : await keysOf(this.db.manager, email);
    const callers = keys.map(({ name, role }): Caller => ({ name, role, email: email ?? name }));
    const caller = callers.find((one) => callers.every((other) => mayActAs(one, other.role)));
    if (!caller) throw new NotAColleague(`${email ?? 'Your Slack account'} has no access to Value-in-Motion`);
    return caller;
  }

  /** A form that is refused is gone in Slack, so what was written in it is given back. */
  private async explain(slack: SlackMessenger, interaction: Interaction, error: unknown): Promise<void> {
    const { by, channel, verb } = interaction;
    const written = verb === 'edit' ? `\n\nYou had written:\n${interaction.title}\n\n${interaction.text}` : '';
    const known = actionProblems(error)?.detail ?? (isSpeaking(error) ? error.message : undefined);
    if (known === undefined) this.log.error(error);
    try {
      const why = known ?? 'This did not work. Please use the console.';
      await slack.client.whisper({ channel, user: by.userId }, `${why}${written}`);
    } catch (failure) {
      this.log.warn(failure);
    }
  }
}

function isSpeaking(error: unknown): error is Error {
  return error instanceof NotAColleague || error instanceof InvalidRequest || error instanceof RangeError;
}
