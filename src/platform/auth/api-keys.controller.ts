import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsEmail, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { ApiKeysService } from './api-keys.service';
import { ROLES, Roles, type Role } from './caller';

export class NewApiKeyDto {
  /** @example 'billing sync' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  /**
   * The person this key acts for; named in journals and approvals.
   * @example 'dana.ortiz@example.com'
   */
  @IsOptional()
  @IsEmail()
  email?: string;

  /** @example 'csm' */
  @IsIn(ROLES)
  role: Role;
}

export class ApiKeyView {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  /** The first characters of the key, by which people recognise it. */
  prefix: string;
  createdAt: Date;
  revokedAt: Date | null;
}

export class NewApiKeyView extends ApiKeyView {
  /** The key itself; it is shown once and cannot be read again. */
  key: string;
}

export class ApiKeyPage {
  items: ApiKeyView[];
  nextCursor: string | null;
}

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
