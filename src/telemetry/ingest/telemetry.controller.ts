import { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '../../platform/auth/caller';
import { TakesStreams } from '../../platform/http/create-app';
import { InvalidRequest } from '../../platform/problems/problem';
import { oneOf } from '../../platform/problems/validation';
import { IngestService, type IngestReport } from './ingest.service';
import { IngestView } from './ingest.view';
import { rowsOfArray, rowsOfCsv, rowsOfNdjson, type RawRow } from './row-source';
import { telemetryBody } from './telemetry.examples';
import { TELEMETRY_KINDS, type TelemetryKind } from './telemetry.rows';

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
      'A JSON array or a single row, NDJSON (application/x-ndjson) or CSV (text/csv), each also gzipped: then up to 64 MiB and ' +
      '1,000,000 lines unpacked, and a body that is more is refused whole. Bad rows are named with their lines, good ' +
      'ones go in. `account` is our id, `ext:<externalId>` or the bare externalId.',
    requestBody: telemetryBody,
  })
  @ApiParam({ name: 'kind', enum: TELEMETRY_KINDS })
  @ApiOkResponse({ type: IngestView, description: 'How many rows went in, and why others did not' })
  take(
    @Param('kind', oneOf('kind', TELEMETRY_KINDS)) kind: TelemetryKind,
    @Body() body: unknown,
    @Headers('content-type') type = '',
  ): Promise<IngestReport> {
    return this.ingest.ingest(kind, rowsOf(body, type, kind));
  }
}

function rowsOf(body: unknown, type: string, kind: TelemetryKind): AsyncIterable<RawRow> | Iterable<RawRow> {
  if (body instanceof Readable) {
    const stream = Readable.from(filled(body, kind));
    return type.startsWith('text/csv') ? rowsOfCsv(stream) : rowsOfNdjson(stream);
  }
  if (Array.isArray(body)) return rowsOfArray(body);
  if (typeof body === 'object' && body !== null) return rowsOfArray([body]);
  throw withoutRows(kind);
}

/** The stream itself, unless there is nothing in it. */
async function* filled(stream: Readable, kind: TelemetryKind): AsyncGenerator<Buffer> {
  let isEmpty = true;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    isEmpty = false;
    yield chunk;
  }
  if (isEmpty) throw withoutRows(kind);
}

function withoutRows(kind: TelemetryKind): InvalidRequest {
  const ways = `a JSON array of ${kind} rows, or NDJSON as application/x-ndjson, or CSV as text/csv`;
  return new InvalidRequest([{ field: '', detail: `The body is empty: send ${ways}` }]);
}
