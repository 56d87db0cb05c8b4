import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { OfAccountQuery } from '../../actions/dto/of-account.dto';
import { CurrentUser, Roles, type Caller } from '../../platform/auth/caller';
import { Idempotent } from '../../platform/http/idempotency.interceptor';
import { Quarantine } from './quarantine';
import { ReadmitDto } from './quarantine.dto';
import { EffectPage, EffectView } from './quarantine.view';

const EffectParam = () => ApiParam({ name: 'id', description: 'The `id` of the list', example: 'acc-1:12:0' });

@ApiTags('operations')
@Idempotent()
@Controller('effects')
export class QuarantineController {
  constructor(private readonly quarantine: Quarantine) {}

  @Get('quarantined')
  @ApiOperation({
    summary: 'Work that failed whatever was tried and is set aside for a person, as /health/ready counts it',
  })
  @ApiOkResponse({ type: EffectPage })
  list(@Query() query: OfAccountQuery): Promise<EffectPage> {
    return this.quarantine.list(query);
  }

  @Get(':id')
  @EffectParam()
  @ApiOperation({ summary: 'How far one piece of work has come, and who sent it round again' })
  @ApiOkResponse({ type: EffectView })
  show(@Param('id') id: string): Promise<EffectView> {
    return this.quarantine.show(id);
  }

  @Post(':id/readmit')
  @HttpCode(200)
  @Roles('supervisor')
  @EffectParam()
  @ApiOperation({ summary: 'Send it round again, once its cause is removed; it is still done once at most' })
  @ApiOkResponse({ type: EffectView })
  @ApiNotFoundResponse({ description: 'There is no such effect' })
  @ApiConflictResponse({ description: 'It is not set aside: it is open, at its end or no longer wanted' })
  readmit(@Param('id') id: string, @Body() { reason }: ReadmitDto, @CurrentUser() caller: Caller): Promise<EffectView> {
    return this.quarantine.readmit(id, reason, caller);
  }
}
