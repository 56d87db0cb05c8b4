import { Body, Controller, Get, Param, ParseIntPipe, Post, Query, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { ActionClassDto } from '../../actions/autonomy/autonomy.dto';
import { AutonomyService } from '../../actions/autonomy/autonomy.service';
import { WhatIfDto } from '../../actions/dto/policy.dto';
import { PolicyService } from '../../actions/policy.service';
import { CurrentUser, ForBrowsers, Roles, type Caller } from '../../platform/auth/caller';
import { TakesItsTime } from '../../platform/http/time-limits';
import { ConsoleFilter } from '../console.filter';
import { sendPage } from '../layout';
import { draftPage, newDraftPage } from './draft.page';
import { PolicyDrafts } from './policy.drafts';
import { PolicyOverview } from './policy.overview';
import { policyPage } from './policy.page';

class NewDraftQuery {
  /** The version it begins with. */
  @IsOptional() @Type(() => Number) @IsInt() from?: number;
}

class SwitchOnForm {
  /** The version that ruled when the draft was judged. */
  @Type(() => Number) @IsInt() replaces: number;
}

class ActionClassForm extends ActionClassDto {
  /** The version whose record was looked at. */
  @Type(() => Number) @IsInt() replaces: number;
}

/** The policy in force and those before it; drafts, what they would change, and switching one on; and what has earned to run by itself. */
@ApiExcludeController()
@UseFilters(ConsoleFilter)
@ForBrowsers()
@Roles('supervisor')
@Controller('console/policy')
export class ConsolePolicyController {
  constructor(
    private readonly overview: PolicyOverview,
    private readonly drafts: PolicyDrafts,
    private readonly policies: PolicyService,
    private readonly autonomy: AutonomyService,
  ) {}

  @Get()
  @Roles('viewer')
  async current(@CurrentUser() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, policyPage(await this.overview.current(), caller));
  }

  @Get('versions/:version')
  @Roles('viewer')
  async version(
    @Param('version', ParseIntPipe) version: number,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendPage(reply, policyPage(await this.overview.of(version), caller));
  }

  @Get('drafts/new')
  async begin(@Query() { from }: NewDraftQuery, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, newDraftPage(await this.drafts.begin(from)));
  }

  @Post('drafts')
  @TakesItsTime()
  async judge(
    @Body() { document }: WhatIfDto,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.judge(document, caller);
    await ('faults' in draft ? sendPage(reply, newDraftPage(draft), 400) : sendPage(reply, draftPage(draft)));
  }

  @Get('drafts/:digest')
  async judgedBefore(@Param('digest') digest: string, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, newDraftPage(await this.drafts.judgedBefore(digest)));
  }

  @Post('drafts/:digest/switch-on')
  @TakesItsTime()
  async switchOn(
    @Param('digest') digest: string,
    @Body() { replaces }: SwitchOnForm,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.policies.putTriedOut(digest, caller, replaces);
    await toPolicy(reply);
  }

  @Post('raise')
  async raise(@Body() form: ActionClassForm, @CurrentUser() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    await this.autonomy.raise(form, caller, form.replaces);
    await toPolicy(reply);
  }

  @Post('lower')
  async lower(@Body() form: ActionClassForm, @CurrentUser() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    await this.autonomy.lower(form, caller, form.replaces);
    await toPolicy(reply);
  }
}

async function toPolicy(reply: FastifyReply): Promise<void> {
  await reply.redirect('/console/policy', 303);
}
