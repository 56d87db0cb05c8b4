import { BadRequestException, Injectable, NotFoundException, UnauthorizedException } from '@nestjs/common';
import { Counter } from 'prom-client';
import { type CrmSystem } from '../../connectors/crm/crm.source';
import { type PushedChange } from '../../connectors/crm/push';
import { Metrics } from '../../platform/operations/metrics';
import { HintLoop } from '../hint.loop';
import { HintQueue } from '../hint.queue';
import { DeliveryGroup } from './delivery.group';

export type Verdict = 'genuine' | 'unsigned' | 'outside_window' | 'forged';

/** A call of an outside system, judged and read. */
export interface Call {
  system: CrmSystem;
  verdict: Verdict;
  /** Null where the body is not what that system sends. */
  changes: () => PushedChange[] | null;
}

const REFUSALS: Record<Exclude<Verdict, 'genuine'>, string> = {
  unsigned: 'The call carries no signature',
  outside_window: 'The call was signed more than five minutes ago',
  forged: 'The signature is not the one of this call',
};

/** Takes what genuine calls tell, once; what they mean is read in the system afterwards. */
@Injectable()
export class WebhookIntake {
  private readonly group: DeliveryGroup;
  private readonly calls: Counter<'system' | 'outcome'>;

  constructor(
    hints: HintQueue,
    private readonly loop: HintLoop,
    { registry }: Metrics,
  ) {
    this.group = new DeliveryGroup((deliveries) => hints.deliver(deliveries));
    this.calls = new Counter({
      name: 'webhook_calls_total',
      help: 'Calls of outside systems by what became of them: taken, replayed, unsigned, outside_window, forged, unreadable',
      labelNames: ['system', 'outcome'],
      registers: [registry],
    });
  }

  /** Resolves when what the call tells is stored. */
  async take({ system, verdict, changes }: Call): Promise<void> {
    if (verdict !== 'genuine') {
      this.calls.inc({ system, outcome: verdict });
      throw new UnauthorizedException(REFUSALS[verdict]);
    }
    const told = changes();
    if (told === null) {
      this.calls.inc({ system, outcome: 'unreadable' });
      throw new BadRequestException(`The body is not what ${system} sends; docs/setup.md shows it`);
    }
    const deliveries = told.map(({ object, id, key }) => ({ key, system, object, id }));
    const isNew = deliveries.length === 0 || (await this.group.add(deliveries)) > 0;
    this.calls.inc({ system, outcome: isNew ? 'taken' : 'replayed' });
    if (isNew) this.loop.look(system);
  }
}

/** The secret of a webhook, where its system is set up. */
export function neededSecret(secret: string | undefined, variable: string): string {
  if (!secret) throw new NotFoundException(`This webhook is off; ${variable} sets it up`);
  return secret;
}
