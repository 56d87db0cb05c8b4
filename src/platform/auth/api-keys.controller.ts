import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent, ShowsOnce } from '../http/idempotency.interceptor';
import { NewApiKeyDto } from './api-keys.dto';
import { ApiKeysService } from './api-keys.service';
import { ApiKeyPage, NewApiKeyView } from './api-keys.view';
import { Roles } from './caller';

@ApiTags('api keys')
@Roles('admin')
@Idempotent()
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Post()
  @ShowsOnce('key')
  @ApiOperation({
    summary: 'Make a key; the answer is the only time it is shown',
    description:
      'Sent again with its Idempotency-Key, no second key is made, and the answer is a 409 that names the first: its secret is not kept.',
  })
  @ApiConflictResponse({
    description: 'The key was made by the first request with this Idempotency-Key, or is being made',
  })
  create(@Body() key: NewApiKeyDto): Promise<NewApiKeyView> {
    return this.keys.create(key);
  }

  @Get()
  @ApiOperation({ summary: 'All keys, without the keys themselves' })
  async list(): Promise<ApiKeyPage> {
    return { items: await this.keys.list(), nextCursor: null };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a key' })
  revoke(@Param('id') id: string): Promise<void> {
    return this.keys.revoke(id);
  }
}
