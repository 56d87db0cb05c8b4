import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { NewApiKeyDto } from './api-keys.dto';
import { ApiKeysService } from './api-keys.service';
import { ApiKeyPage, NewApiKeyView } from './api-keys.view';
import { Roles } from './caller';

@ApiTags('api keys')
@Roles('admin')
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Post()
  @ApiOperation({ summary: 'Make a key; the answer is the only time it is shown' })
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
