import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Public } from '../auth/caller';
import { Readiness } from './readiness';
import { Metrics } from './metrics';
import { LiveView, ReadinessReport } from './operations.view';

@ApiTags('operations')
@Public()
@Controller()
export class OperationsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly readiness: Readiness,
  ) {}

  @Get('health/live')
  @ApiOperation({ summary: 'The process answers' })
  live(): LiveView {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @ApiOperation({ summary: 'The database answers; how far the worker is behind; what was set aside for a person' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    void reply.status(report.status === 'ok' ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return report;
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Prometheus metrics' })
  async scrape(): Promise<string> {
    await this.readiness.report();
    return this.metrics.registry.metrics();
  }
}
