import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ArtifactRenderer } from '../../artifacts/artifact-renderer';
import { type ProviderReference } from '../../connectors/outbound';
import { approvalCard, decidedCard } from '../../connectors/slack/approval.card';
import { draftThread } from '../../connectors/slack/draft.thread';
import { type Place, type SlackMessenger } from '../../connectors/slack/slack.messenger';
import { AccountRow, Approval } from '../../store/entities';
import { EditedGrounds } from '../edited.grounds';
import { attemptTime, pauseAfter, type Failed } from '../execution/attempt.time';
import { Executions } from '../execution/executions';
import { ApprovalCards, type StaleCard } from './approval-cards';
import { cardOf, draftOf, endingOf, stateOf, type Presented } from './approval.content';
import { ConsoleLinks } from '../console.links';

/** One card with what it is about. */
interface Showing extends Presented {
  slack: SlackMessenger;
  card: StaleCard;
  /** Ends the attempt. */
  signal: AbortSignal;
}

/**
 * Keeps a card in Slack's team channel for each approval, with the full draft in its thread. Whatever changed, the
 * card is brought to what the approval is now; so nothing is missed, and looking twice changes nothing.
 */
@Injectable()
export class CardBoard {
  constructor(
    private readonly db: DataSource,
    private readonly cards: ApprovalCards,
    private readonly renderer: ArtifactRenderer,
    private readonly links: ConsoleLinks,
    private readonly grounds: EditedGrounds,
    @Inject(Executions) private readonly executions: Pick<Executions, 'outboundFor'>,
  ) {}

  /** Looks after one card. @returns how many there were */
  async bringUpToDate(slack: SlackMessenger): Promise<number> {
    const time = attemptTime();
    const card = await this.cards.claim();
    if (!card) return 0;
    await this.show(slack, card, time);
    return 1;
  }

  private async show(slack: SlackMessenger, card: StaleCard, signal: AbortSignal): Promise<void> {
    const { accountId, approval: id } = card;
    const approval = await this.db.manager.findOneByOrFail(Approval, { accountId, id });
    const account = await this.db.manager.findOneByOrFail(AccountRow, { id: accountId });
    const draft = draftOf(approval, this.renderer);
    const notBorneOut = await this.grounds.notBorneOut(approval);
    const isSent = this.executions.outboundFor(approval.subjectKind) !== undefined;
    const showing = { slack, card, approval, account, draft, notBorneOut, isSent, signal };
    const state = stateOf(approval);
    const isOpen = approval.status === 'open';

    const found = await this.place(showing);
    if (isFailure(found)) return this.putOff(card, null, found);
    if (found) {
      const failure = await this.update(showing, found);
      if (failure) return this.putOff(card, found, failure);
    }
    await this.cards.showsNow(card, found, { shown: state, settled: !isOpen });
  }

  /** Where the card stands; posted if it is not there yet. What was closed before anybody saw it is not posted. */
  private async place(showing: Showing): Promise<Place | Failed | null> {
    const { slack, card, approval, signal } = showing;
    const { channel, ts, attempts, wantedAt: since } = card;
    if (channel !== null && ts !== null) return { channel, ts };
    const message = { key: approval.id, to: [], since };
    const mayHaveArrived = attempts > 1;
    if (approval.status !== 'open') {
      return mayHaveArrived ? placeOf(await slack.find(message, signal).catch(() => null)) : null;
    }
    const content = approvalCard(cardOf(showing, this.links.approval(approval.id)));
    const outcome = await slack.post({ ...message, content }, { mayHaveArrived, signal });
    return outcome.result === 'ok' ? placeOf(outcome.reference) : outcome;
  }

  private async update(showing: Showing, place: Place): Promise<Failed | null> {
    const { slack, card, approval, draft, signal } = showing;
    const url = this.links.approval(approval.id);
    const shown = cardOf(showing, url);
    const ending = endingOf(approval);
    if (card.ts !== null || ending) {
      const outcome = await slack.replace(place, ending ? decidedCard(shown, ending) : approvalCard(shown), signal);
      if (outcome.result !== 'ok') return outcome;
    }
    if (ending) return null;
    const content = draftThread({ title: draft.title, text: draft.text, url });
    const key = `${approval.id}:${approval.digest}`;
    // An edited draft is a further reply; the same one is found and not repeated.
    const mayHaveArrived = card.ts !== null || card.attempts > 1;
    const outcome = await slack.reply(place, { key, content, since: card.wantedAt }, { mayHaveArrived, signal });
    return outcome.result === 'ok' ? null : outcome;
  }

  private putOff(card: StaleCard, place: Place | null, failure: Failed): Promise<void> {
    return this.cards.later(card, place, `${failure.code}: ${failure.reason}`, pauseAfter(failure, card.attempts));
  }
}

function placeOf(reference: ProviderReference | null): Place | null {
  const { channel, ts } = reference?.details ?? {};
  return channel !== undefined && ts !== undefined ? { channel, ts } : null;
}

function isFailure(found: Place | Failed | null): found is Failed {
  return found !== null && 'result' in found;
}
