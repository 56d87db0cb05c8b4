import { BadRequestException, Injectable, NotFoundException, UnauthorizedException } from '@nestjs/common';
import { Counter } from 'prom-client';
import { type CrmSystem } from '../../connectors/crm/crm.source';
import { type PushedChange } from '../../connectors/crm/push';
import { type SignatureVerdict } from '../../connectors/signed-call';
import { Metrics } from '../../platform/operations/metrics';
import { HintLoop } from '../hint.loop';
import { HintQueue } from '../hint.queue';
import { DeliveryGroup } from './delivery.group';

/** A call of an outside system, judged and read. */
export interface Call {
  system: CrmSystem;
  verdict: SignatureVerdict;
  /** Null where the body is not what that system sends. */
  changes: () => PushedChange[] | null;
}

/** What a call has to carry, and whose secret makes it. */
const CREDENTIALS: Record<CrmSystem, string> = {
  salesforce: 'X-Vim-Timestamp and X-Vim-Signature, made with SALESFORCE_WEBHOOK_SECRET',
  hubspot:
    'X-HubSpot-Request-Timestamp and X-HubSpot-Signature-v3, made with HUBSPOT_APP_SECRET for the address below PUBLIC_URL',
  planhat: 'the address and the X-Webhook-Secret that belong to PLANHAT_WEBHOOK_SECRET',
};
const REFUSALS: Record<Exclude<SignatureVerdict, 'genuine'>, string> = {
  unsigned: 'The call is not signed',
  outside_window: 'The call was not signed within five minutes of now',
  forged: 'The call was not made with our secret, or was changed on its way',
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
      throw new UnauthorizedException(`${REFUSALS[verdict]}; send ${CREDENTIALS[system]}`);
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
