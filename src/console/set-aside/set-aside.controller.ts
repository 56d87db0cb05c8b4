import { Body, ConflictException, Controller, Get, Post, Query, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { OfAccountQuery } from '../../actions/dto/of-account.dto';
import { LONGEST_NOTE } from '../../evidence/limits';
import { CurrentUser, ForBrowsers, Roles, type Caller } from '../../platform/auth/caller';
import { InvalidRequest } from '../../platform/problems/problem';
import { ColleagueNames } from '../../store/colleague-names';
import { Quarantine } from '../../worker/quarantine/quarantine';
import { NotQuarantined } from '../../worker/quarantine/quarantine.errors';
import { AccountNames } from '../account-names';
import { ConsoleFilter, RefusedForm } from '../console.filter';
import { sendPage } from '../layout';
import { REASON, readmitting, setAsidePage, type Readmitting, type SetAside } from './set-aside.page';
import { workInWords } from './work.words';

/** What was filled in; a browser sends one tick as a text, several as a list and none not at all. */
const Filled = z.object({
  effect: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .optional()
    .transform((ticked = []) => ticked),
  reason: z.string().catch(''),
});

/** Work that failed whatever was tried, and the way back for it. */
@ApiExcludeController()
@UseFilters(ConsoleFilter)
@ForBrowsers()
@Controller('console/set-aside')
export class SetAsideController {
  constructor(
    private readonly quarantine: Quarantine,
    private readonly names: AccountNames,
    private readonly colleagues: ColleagueNames,
  ) {}

  @Get()
  async list(@Query() query: OfAccountQuery, @CurrentUser() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, setAsidePage(await this.listed(query), caller));
  }

  @Post()
  @Roles('supervisor')
  async readmit(@Body() form: unknown, @CurrentUser() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    const filled = Filled.parse(form);
    try {
      await this.readmitAll(checked(filled), caller);
    } catch (error) {
      throw new RefusedForm(error, readmitting(await this.listed(new OfAccountQuery()), filled));
    }
    await reply.redirect('/console/set-aside', 303);
  }

  private async listed(query: OfAccountQuery): Promise<SetAside> {
    const { items: effects, nextCursor } = await this.quarantine.list(query);
    return {
      effects,
      nextCursor,
      accountId: query.accountId,
      accounts: await this.names.of(effects.map(({ accountId }) => accountId)),
      nameOf: await this.colleagues.of(effects.flatMap(({ readmitted }) => readmitted.map(({ by }) => by))),
    };
  }

  /** @throws ConflictException where somebody was faster with some of it; the others are under way then */
  private async readmitAll({ effect, reason }: Readmitting, caller: Caller): Promise<void> {
    const late: string[] = [];
    for (const id of effect) {
      try {
        await this.quarantine.readmit(id, reason, caller);
      } catch (error) {
        if (!(error instanceof NotQuarantined)) throw error;
        late.push(workInWords(error.effect));
      }
    }
    if (late.length === 0) return;
    const others = effect.length === late.length ? '' : ' Everything else that was ticked is under way again.';
    throw new ConflictException(`${late.join(', ')}: is not set aside any more, so nothing was changed.${others}`);
  }
}

/** @throws InvalidRequest */
function checked({ effect, reason }: Readmitting): Readmitting {
  const errors = [
    ...(effect.length === 0 ? [{ field: '', detail: 'Tick what is to be sent round again.' }] : []),
    ...(reason.trim() === '' ? [{ field: REASON, detail: 'must not be empty' }] : []),
    ...(reason.length > LONGEST_NOTE
      ? [{ field: REASON, detail: `must have at most ${LONGEST_NOTE} characters` }]
      : []),
  ];
  if (errors.length > 0) throw new InvalidRequest(errors);
  return { effect, reason: reason.trim() };
}
