import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RescoringService, type WasteOfBase } from './rescoring.service';
import { WasteOfBaseView } from './waste.view';

@ApiTags('rescoring')
@Controller('waste')
export class WasteOfBaseController {
  constructor(private readonly rescoring: RescoringService) {}

  @Get()
  @ApiOperation({
    summary: 'What the whole customer base wastes',
    description:
      'From the newest finished rescoring: one sum a year for each kind of waste and currency, with the number of ' +
      'accounts whose amount is unknown, and the accounts that waste most. Muda is money paid for nothing; Mura and ' +
      'Muri are expected losses at assumed rates. The three are never added up.',
  })
  @ApiOkResponse({ type: WasteOfBaseView })
  waste(): Promise<WasteOfBase> {
    return this.rescoring.wasteOfBase();
  }
}
