import { BadRequestException, Controller, Get, HttpCode, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, nameOf, Roles, type Caller } from '../../platform/auth/caller';
import { Idempotent } from '../../platform/http/idempotency.interceptor';
import { TakesItsTime } from '../../platform/http/time-limits';
import { fileOf, type RequestWithFile } from '../../platform/http/upload';
import { ImportView } from './import.view';
import { ImportsService } from './imports.service';

const UPLOAD = {
  type: 'object',
  required: ['file'],
  properties: {
    file: { type: 'string', format: 'binary', description: 'Such as rows.ndjson with the line that the example shows' },
  },
  example: { file: JSON.stringify({ account: 'crm-1001', date: '2026-10-30', activeUsers: 2 }) },
};

@ApiTags('imports')
@Idempotent()
@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @TakesItsTime()
  @HttpCode(HttpStatus.ACCEPTED)
  @Roles('csm')
  @ApiOperation({
    summary: 'Import a file in the background',
    description:
      'One CSV, NDJSON or JSON file, or a zip of them (up to 1 GiB, unpacked as well), with handoff packets and ' +
      'telemetry of any kind. Bad rows are named with their lines, good ones go in; the same file again changes nothing.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: UPLOAD })
  async start(@Req() request: RequestWithFile, @CurrentUser() caller: Caller): Promise<ImportView> {
    const file = await fileOf(request);
    if (!file) throw new BadRequestException('Send one file as multipart/form-data in the field "file"');
    return this.imports.receive(file.name, file.content, nameOf(caller));
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far an import has come, and which rows were refused' })
  progress(@Param('id') id: string): Promise<ImportView> {
    return this.imports.view(id);
  }
}
