import { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '../../platform/auth/caller';
import { TakesStreams } from '../../platform/http/create-app';
import { InvalidRequest } from '../../platform/problems/problem';
import { oneOf } from '../../platform/problems/validation';
import { IngestService, type IngestReport } from './ingest.service';
import { rowsOfArray, rowsOfCsv, rowsOfNdjson, type RawRow } from './row-source';
import { telemetryExamples } from './telemetry.examples';
import { TELEMETRY_KINDS, type TelemetryKind } from './telemetry.rows';

export class RejectedView {
  /** The line the row stands on, from 1; its position in a JSON array. */
  line: number;
  reason: string;
}

export class IngestView {
  accepted: number;
  rejected: RejectedView[];
}

@ApiTags('telemetry')
@Roles('csm')
@Controller('telemetry')
export class TelemetryController {
  constructor(private readonly ingest: IngestService) {}

  @Post(':kind')
  @TakesStreams()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take in rows; the same rows again change nothing',
    description:
      'A JSON array or a single row, NDJSON (application/x-ndjson) or CSV (text/csv), each also gzipped. Bad rows are named with their ' +
      'lines, good ones go in. `account` is our id, `ext:<externalId>` or the bare externalId.',
  })
  @ApiParam({ name: 'kind', enum: TELEMETRY_KINDS })
  @ApiConsumes('application/json', 'application/x-ndjson', 'text/csv')
  @ApiBody({ schema: { type: 'array', items: { type: 'object' } }, examples: telemetryExamples })
  @ApiOkResponse({ type: IngestView })
  take(
    @Param('kind', oneOf('kind', TELEMETRY_KINDS)) kind: TelemetryKind,
    @Body() body: unknown,
    @Headers('content-type') type = '',
  ): Promise<IngestReport> {
    return this.ingest.ingest(kind, rowsOf(body, type, kind));
  }
}

function rowsOf(body: unknown, type: string, kind: TelemetryKind): AsyncIterable<RawRow> | Iterable<RawRow> {
  if (body instanceof Readable) return type.startsWith('text/csv') ? rowsOfCsv(body) : rowsOfNdjson(body);
  if (Array.isArray(body)) return rowsOfArray(body);
  if (typeof body === 'object' && body !== null) return rowsOfArray([body]);
  throw new InvalidRequest([
    { field: '', detail: `send a JSON array of ${kind} rows, or NDJSON as application/x-ndjson, or CSV as text/csv` },
  ]);
}
