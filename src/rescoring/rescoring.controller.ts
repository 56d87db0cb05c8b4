import {
  Controller,
  Get,
  HttpCode,
  HttpStatus,
  Injectable,
  Param,
  Post,
  Query,
  Sse,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
  type MessageEvent,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { PageDto } from '../platform/http/page.dto';
import { CurrentUser, nameOf, Roles, type Caller } from '../platform/auth/caller';
import { Idempotent } from '../platform/http/idempotency.interceptor';
import { TakesItsTime } from '../platform/http/time-limits';
import { RunChangePage } from './changes.view';
import { RescoringService } from './rescoring.service';
import { RescoringRunView } from './run.view';

/** A stream of events has begun before its handler could refuse, so an unknown run is refused here. */
@Injectable()
class RunExists implements CanActivate {
  constructor(private readonly rescoring: RescoringService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>();
    await this.rescoring.show(params.id);
    return true;
  }
}

@ApiTags('rescoring')
@Idempotent()
@Controller('rescoring-runs')
export class RescoringController {
  constructor(private readonly rescoring: RescoringService) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @Roles('supervisor')
  @ApiOperation({ summary: 'Score all accounts now, in the background' })
  @ApiAcceptedResponse({ type: RescoringRunView })
  ask(@CurrentUser() caller: Caller): Promise<RescoringRunView> {
    return this.rescoring.ask(nameOf(caller));
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far a run has come' })
  @ApiOkResponse({ type: RescoringRunView })
  show(@Param('id') id: string): Promise<RescoringRunView> {
    return this.rescoring.show(id);
  }

  @Sse(':id/progress')
  @TakesItsTime()
  @UseGuards(RunExists)
  @ApiOperation({ summary: 'The run as server-sent events, up to its end' })
  @ApiExtraModels(RescoringRunView)
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { $ref: getSchemaPath(RescoringRunView) } } } })
  progress(@Param('id') id: string): Observable<MessageEvent> {
    return this.rescoring.watch(id).pipe(map((run) => ({ type: 'progress', data: run })));
  }

  @Post(':id/cancel')
  @HttpCode(HttpStatus.OK)
  @Roles('supervisor')
  @ApiOperation({ summary: 'Stop a run behind the batch it is in; what it found so far stays' })
  @ApiOkResponse({ type: RescoringRunView })
  @ApiConflictResponse({ description: 'The run has ended' })
  cancel(@Param('id') id: string): Promise<RescoringRunView> {
    return this.rescoring.cancel(id);
  }

  @Get(':id/changes')
  @ApiOperation({ summary: 'The ledger of the run: whose risk or health moved, by how much, and which input moved it' })
  changes(@Param('id') id: string, @Query() query: PageDto): Promise<RunChangePage> {
    return this.rescoring.changesOf(id, query);
  }
}
