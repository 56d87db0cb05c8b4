import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { LifecycleQueryDto } from './dto/lifecycle-query.dto';
import { LifecycleService } from './lifecycle.service';
import { LifecycleView } from './lifecycle.view';

@ApiTags('lifecycle')
@Controller()
export class LifecycleController {
  constructor(private readonly lifecycle: LifecycleService) {}

  @Get('lifecycle')
  @ApiOperation({ summary: 'The account machine as JSON; `account` marks where it stands' })
  machine(@Query() { account }: LifecycleQueryDto): Promise<LifecycleView> {
    return this.lifecycle.asJson(account);
  }

  @Get('lifecycle.mmd')
  @Header('Content-Type', 'text/vnd.mermaid; charset=utf-8')
  @ApiOperation({ summary: 'The account machine as a Mermaid state diagram' })
  drawing(@Query() { account }: LifecycleQueryDto): Promise<string> {
    return this.lifecycle.asMermaid(account);
  }
}
