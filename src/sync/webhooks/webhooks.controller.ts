import { Body, Controller, Headers, HttpCode, Inject, Param, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { pushedByHubSpot } from '../../connectors/hubspot/webhook.delivery';
import { checkHubSpotSignature } from '../../connectors/hubspot/webhook.signature';
import { isSentByPlanhat, pushedByPlanhat } from '../../connectors/planhat/webhook.secret';
import { checkFlowSignature, pushedByFlow } from '../../connectors/salesforce/webhook.signature';
import { Public } from '../../platform/auth/caller';
import { SETTINGS, type Settings } from '../../platform/settings/settings';
import { deliveries } from './webhook.examples';
import { WebhookIntake, neededSecret } from './webhook.intake';

type Call = RawBodyRequest<FastifyRequest>;

/** Answers as soon as the call is stored. */
@ApiTags('webhooks')
@Controller('webhooks')
@Public()
@ApiOkResponse({ description: 'Taken, or taken before' })
@ApiUnauthorizedResponse({ description: 'Not signed by that system, or signed more than five minutes ago' })
export class WebhooksController {
  constructor(
    private readonly intake: WebhookIntake,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'connectors' | 'publicUrl' | 'host' | 'port'>,
  ) {}

  @Post('salesforce')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Records that a flow or trigger in Salesforce names, signed with SALESFORCE_WEBHOOK_SECRET',
  })
  @ApiBody(deliveries.salesforce)
  salesforce(
    @Req() { rawBody = Buffer.alloc(0) }: Call,
    @Body() body: unknown,
    @Headers('x-vim-timestamp') timestamp?: string,
    @Headers('x-vim-signature') signature?: string,
  ): Promise<void> {
    const secret = neededSecret(this.settings.connectors.salesforce?.webhookSecret, 'SALESFORCE_WEBHOOK_SECRET');
    const verdict = checkFlowSignature({ timestamp, signature, rawBody }, secret, Date.now());
    return this.intake.take({ system: 'salesforce', verdict, changes: () => pushedByFlow(body, signature ?? '') });
  }

  @Post('hubspot')
  @HttpCode(200)
  @ApiOperation({ summary: 'Events of HubSpot subscriptions, signed with the app secret (v3)' })
  @ApiBody(deliveries.hubspot)
  hubspot(
    @Req() { rawBody = Buffer.alloc(0), method, url }: Call,
    @Body() body: unknown,
    @Headers('x-hubspot-request-timestamp') timestamp?: string,
    @Headers('x-hubspot-signature-v3') signature?: string,
  ): Promise<void> {
    const secret = neededSecret(this.settings.connectors.hubspot?.appSecret, 'HUBSPOT_APP_SECRET');
    const call = { method, url: this.publicAddress(url), rawBody, timestamp, signature };
    const verdict = checkHubSpotSignature(call, secret, Date.now());
    return this.intake.take({ system: 'hubspot', verdict, changes: () => pushedByHubSpot(body) });
  }

  @Post('planhat/:token')
  @HttpCode(200)
  @ApiOperation({ summary: 'Records that an automation in Planhat names; secret address and X-Webhook-Secret' })
  @ApiBody(deliveries.planhat)
  planhat(
    @Param('token') token: string,
    @Body() body: unknown,
    @Headers('x-webhook-secret') header?: string,
  ): Promise<void> {
    const secret = neededSecret(this.settings.connectors.planhat?.webhookSecret, 'PLANHAT_WEBHOOK_SECRET');
    const verdict = isSentByPlanhat({ token, header }, secret) ? 'genuine' : 'forged';
    return this.intake.take({ system: 'planhat', verdict, changes: () => pushedByPlanhat(body, new Date()) });
  }

  /** As the other side calls us, which behind a proxy no request tells. */
  private publicAddress(path: string): string {
    const { publicUrl, host, port } = this.settings;
    return (publicUrl ?? `http://${host}:${port}`).replace(/\/$/, '') + path;
  }
}
