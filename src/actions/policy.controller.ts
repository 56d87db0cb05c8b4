import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Caller } from '../platform/auth/caller';
import { TakesItsTime } from '../platform/http/time-limits';
import { PutPolicyDto, WhatIfDto } from './dto/policy.dto';
import { policyExamples } from './policy.examples';
import { PolicyService } from './policy.service';
import { PolicyView, WhatIfView } from './policy.view';

@ApiTags('policy')
@Controller('policy')
export class PolicyController {
  constructor(private readonly policies: PolicyService) {}

  @Get()
  @ApiOperation({ summary: 'The policy that rules now' })
  @ApiOkResponse({ type: PolicyView })
  current(): Promise<PolicyView> {
    return this.policies.current();
  }

  @Post('what-if')
  @TakesItsTime()
  @HttpCode(200)
  @Roles('supervisor')
  @ApiOperation({ summary: 'What a draft policy would change: tiers, ARR touched, hours of review' })
  @ApiBody({ type: WhatIfDto, examples: policyExamples })
  whatIf(@Body() { document }: WhatIfDto, @CurrentUser() caller: Caller): Promise<WhatIfView> {
    return this.policies.whatIf(document, caller);
  }

  @Put()
  @TakesItsTime()
  @Roles('supervisor')
  @ApiOperation({ summary: 'Switch on a policy; open approvals whose tier it changes are superseded' })
  @ApiBody({ type: PutPolicyDto, examples: policyExamples })
  @ApiOkResponse({ type: PolicyView })
  @ApiConflictResponse({
    description:
      'Another policy was put since the version named in `replaces`, or nobody tried this one out by what-if',
  })
  put(@Body() { document, replaces }: PutPolicyDto, @CurrentUser() caller: Caller): Promise<PolicyView> {
    return this.policies.put(document, caller, replaces);
  }
}
