import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Caller } from '../../platform/auth/caller';
import { PolicyView } from '../policy.view';
import { ChangeAutonomyDto } from './autonomy.dto';
import { AutonomyService } from './autonomy.service';
import { AutonomyList } from './autonomy.view';

@ApiTags('policy')
@Controller('autonomy')
export class AutonomyController {
  constructor(private readonly autonomy: AutonomyService) {}

  @Get()
  @ApiOperation({ summary: 'How people decided on each kind of action, what came of it, and what it has earned' })
  @ApiOkResponse({ type: AutonomyList })
  async find(): Promise<AutonomyList> {
    return { items: await this.autonomy.find() };
  }

  @Post('raise')
  @HttpCode(200)
  @Roles('supervisor')
  @ApiOperation({ summary: 'Let the calm cases of a kind run by themselves: puts a policy with the earned rule' })
  @ApiOkResponse({ type: PolicyView })
  @ApiConflictResponse({
    description: 'Another policy was put since the version named in `replaces`, or it has not been earned',
  })
  raise(@Body() body: ChangeAutonomyDto, @CurrentUser() caller: Caller): Promise<PolicyView> {
    return this.autonomy.raise(body, caller, body.replaces);
  }

  @Post('lower')
  @HttpCode(200)
  @Roles('supervisor')
  @ApiOperation({ summary: 'Ask a person again: puts a policy without the earned rule' })
  @ApiOkResponse({ type: PolicyView })
  @ApiConflictResponse({
    description: 'Another policy was put since the version named in `replaces`, or it does not run by itself',
  })
  lower(@Body() body: ChangeAutonomyDto, @CurrentUser() caller: Caller): Promise<PolicyView> {
    return this.autonomy.lower(body, caller, body.replaces);
  }
}
