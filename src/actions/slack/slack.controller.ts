import {
  BadRequestException,
  Controller,
  Headers,
  HttpCode,
  Inject,
  NotFoundException,
  Post,
  Req,
  UnauthorizedException,
  type RawBodyRequest,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { readInteraction, UnreadableInteraction, type Interaction } from '../../connectors/slack/interaction';
import { type SignatureVerdict } from '../../connectors/signed-call';
import { checkSlackSignature } from '../../connectors/slack/signature';
import { Public } from '../../platform/auth/caller';
import { SETTINGS, type Settings } from '../../platform/settings/settings';
import { DeliveriesSeen } from './deliveries-seen';
import { SlackDecisions } from './slack.decisions';

/** As Slack documents it for interactive components. */
const FORM = {
  type: 'object',
  required: ['payload'],
  properties: { payload: { type: 'string', description: 'JSON of a block_actions or view_submission interaction' } },
  example: { payload: '{"type":"block_actions"}' },
};

@ApiTags('webhooks')
@Controller('webhooks/slack')
export class SlackController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'connectors'>,
    private readonly seen: DeliveriesSeen,
    private readonly decisions: SlackDecisions,
  ) {}

  /** Answers at once, as Slack waits three seconds; what cannot be done is said in Slack. */
  @Post()
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'What somebody pressed or wrote in Slack, signed by Slack' })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: FORM })
  @ApiOkResponse({ description: 'Taken, or taken before' })
  @ApiUnauthorizedResponse({ description: 'Not signed by Slack, or signed more than five minutes ago' })
  async take(
    @Req() { rawBody = Buffer.alloc(0) }: RawBodyRequest<FastifyRequest>,
    @Headers('x-slack-request-timestamp') timestamp?: string,
    @Headers('x-slack-signature') signature?: string,
  ): Promise<void> {
    const { slack } = this.settings.connectors;
    if (!slack) throw new NotFoundException('Slack is not set up');
    const verdict = checkSlackSignature({ timestamp, signature, rawBody }, slack.signingSecret, Date.now());
    if (verdict !== 'genuine') throw new UnauthorizedException(REFUSALS[verdict]);
    const interaction = read(rawBody.toString('utf8'));
    if (interaction && (await this.seen.isFirst('slack', interaction.replayKey))) this.decisions.take(interaction);
  }
}

const REFUSALS: Record<Exclude<SignatureVerdict, 'genuine'>, string> = {
  unsigned: 'The request carries no signature of Slack',
  outside_window: 'The request was signed more than five minutes ago',
  forged: 'The signature is not the one of this body',
};

function read(body: string): Interaction | null {
  try {
    return readInteraction(body);
  } catch (error) {
    if (error instanceof UnreadableInteraction) throw new BadRequestException(error.message);
    throw error;
  }
}
