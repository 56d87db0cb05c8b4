import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type AccountScores } from '../telemetry/scores/score-account';
import { ScoresService, type ScoreChange } from '../telemetry/scores/scores.service';
import { AccountIdPipe } from './account-id.pipe';
import { HistoryQueryDto } from './dto/history-query.dto';
import { ScoreChangePage } from './score-changes.view';
import { ScoresView } from './scores.view';
import { AccountParam } from './examples';

@ApiTags('accounts')
@AccountParam()
@Controller('accounts/:id/scores')
export class ScoresController {
  constructor(private readonly scores: ScoresService) {}

  @Get()
  @ApiOperation({
    summary: 'Every score with its contributions, their evidence, and what is missing',
    description:
      'Worked out anew from the records as they are now; the account and lists show those of its `scoredAt`.',
  })
  @ApiOkResponse({ type: ScoresView })
  now(@Param('id', AccountIdPipe) id: string): Promise<AccountScores> {
    return this.scores.scoresOf(id);
  }

  @Get('changes')
  @ApiOperation({ summary: 'The ledger: which input moved risk and health by how much, newest first' })
  @ApiOkResponse({ type: ScoreChangePage })
  async changes(
    @Param('id', AccountIdPipe) id: string,
    @Query() { limit }: HistoryQueryDto,
  ): Promise<{ items: ScoreChange[]; nextCursor: null }> {
    return { items: await this.scores.changesOf(id, limit), nextCursor: null };
  }
}
