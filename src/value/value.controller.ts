import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { RENDERED_CONTENT } from '../platform/http/rendered-content';
import { TakesItsTime } from '../platform/http/time-limits';
import { renderPage } from '../artifacts/render/page-renderer';
import { ColleagueNames } from '../store/colleague-names';
import { colleaguesIn, valuePage } from './value.page';
import { ValueService } from './value.service';
import { ValueQueryDto } from './value.dto';
import { ValueReport } from './value.view';

@ApiTags('value')
@Controller('value')
export class ValueController {
  constructor(
    private readonly value: ValueService,
    private readonly colleagues: ColleagueNames,
  ) {}

  @Get()
  @TakesItsTime()
  @ApiOperation({
    summary: 'What the agent was worth in a month: core metrics, success criteria, money',
    description:
      'From records alone. A share stands with its 95 % interval; what nobody has measured is unknown and says why; money ' +
      'stands in its own currency and is never added across currencies.',
  })
  @ApiExtraModels(ValueReport)
  @ApiOkResponse({
    content: { 'application/json': { schema: { $ref: getSchemaPath(ValueReport) } }, ...RENDERED_CONTENT },
  })
  async show(@Query() { month, format }: ValueQueryDto, @Res() reply: FastifyReply): Promise<void> {
    const report = await this.value.of(month);
    if (format === 'json') return void (await reply.send(report));
    const { type, body } = renderPage(valuePage(report, await this.colleagues.of(colleaguesIn(report))), format);
    await reply.type(type).send(body);
  }
}
