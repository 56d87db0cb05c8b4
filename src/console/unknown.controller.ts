import { Controller, Get, NotFoundException, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { ForBrowsers, Roles } from '../platform/auth/caller';
import { ConsoleFilter } from './console.filter';

/** A mistyped or outlived address is a page with a way back. */
@ApiExcludeController()
@UseFilters(ConsoleFilter)
@ForBrowsers()
@Roles('viewer')
@Controller('console')
export class UnknownPageController {
  @Get('*')
  show(@Req() { url }: FastifyRequest): never {
    throw new NotFoundException(`There is no page ${url.split('?')[0] ?? ''}`);
  }
}
