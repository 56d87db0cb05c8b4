import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { contentOf } from '../artifacts/render/html';
import { ForBrowsers } from '../platform/auth/caller';
import { TakesItsTime } from '../platform/http/time-limits';
import { ValueQueryDto } from '../value/value.dto';
import { ColleagueNames } from '../store/colleague-names';
import { colleaguesIn, valuePage } from '../value/value.page';
import { ValueService } from '../value/value.service';
import { ConsoleFilter } from './console.filter';
import { html, rendered } from './html';
import { sendPage } from './layout';

/** What the agent was worth: the report that `GET /value` answers, one month at a time. */
@ApiExcludeController()
@UseFilters(ConsoleFilter)
@ForBrowsers()
@Controller('console/value')
export class ConsoleValueController {
  constructor(
    private readonly value: ValueService,
    private readonly colleagues: ColleagueNames,
  ) {}

  @Get()
  @TakesItsTime()
  async show(@Query() { month }: ValueQueryDto, @Res() reply: FastifyReply): Promise<void> {
    const report = await this.value.of(month);
    const page = valuePage(report, await this.colleagues.of(colleaguesIn(report)));
    await sendPage(reply, {
      title: page.title,
      place: '/console/value',
      body: html`<form class="stack" method="get" action="/console/value">
          <label for="month">Month</label
          ><input id="month" name="month" type="month" value="${report.period.from.slice(0, 7)}" required />
          <button>Show</button>
        </form>
        ${rendered(contentOf(page))}`,
    });
  }
}
