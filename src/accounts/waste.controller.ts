import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Way } from '../scoring';
import { WasteService, type AccountWaste } from '../telemetry/waste/waste.service';
import { AccountIdPipe } from './account-id.pipe';
import { WhatWouldChangeDto } from './dto/what-would-change.dto';
import { WasteView, WhatWouldChangeView } from './waste.view';
import { AccountParam } from './examples';

@ApiTags('accounts')
@AccountParam()
@Controller('accounts/:id')
export class WasteController {
  constructor(private readonly waste: WasteService) {}

  @Get('waste')
  @ApiOperation({
    summary: 'Lean waste with its causes, its money and what to do about it',
    description:
      'Muda: idle people where they are known, and the options for unused seats, each with its saving. Mura: the weeks ' +
      'and features that swing, and an enablement. Muri: whether use fell after ticket spikes, and an alert before a renewal.',
  })
  @ApiOkResponse({ type: WasteView })
  now(@Param('id', AccountIdPipe) id: string): Promise<AccountWaste> {
    return this.waste.wasteOf(id);
  }

  @Get('scores/what-would-change')
  @ApiOperation({ summary: 'The smallest realistic changes that would move a score into another band' })
  @ApiOkResponse({ type: WhatWouldChangeView })
  async whatWouldChange(
    @Param('id', AccountIdPipe) id: string,
    @Query() { score, direction }: WhatWouldChangeDto,
  ): Promise<{ score: string; direction: string; ways: Way[] }> {
    return { score, direction, ways: await this.waste.whatWouldChange(id, score, direction) };
  }
}
