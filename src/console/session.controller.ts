import {
  Body,
  Controller,
  Get,
  Header,
  Inject,
  Post,
  Query,
  Res,
  UnauthorizedException,
  UseFilters,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { ForBrowsers, Public } from '../platform/auth/caller';
import { Credentials } from '../platform/auth/credentials';
import { endedSession, sessionCookie } from '../platform/auth/session.cookie';
import { SETTINGS, type Settings } from '../platform/settings/settings';
import { ConsoleFilter } from './console.filter';
import { CONSOLE_STYLE } from './console.style';
import { sendPage } from './layout';
import { signInPage } from './session.page';

class ReturnQuery {
  @IsOptional() @IsString() @MaxLength(2_000) to?: string;
}

class SignInForm extends ReturnQuery {
  @IsString() @MaxLength(10_000) key: string;
}

/** Signing in with an API key or a token, and out. */
@ApiExcludeController()
@UseFilters(ConsoleFilter)
@ForBrowsers()
@Public()
@Controller('console')
export class SessionController {
  private readonly isEncrypted: boolean;

  constructor(
    private readonly credentials: Credentials,
    @Inject(SETTINGS) { publicUrl }: Pick<Settings, 'publicUrl'>,
  ) {
    this.isEncrypted = publicUrl?.startsWith('https:') ?? false;
  }

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'max-age=3600')
  style(): string {
    return CONSOLE_STYLE;
  }

  @Get('login')
  async ask(@Query() { to }: ReturnQuery, @Res() reply: FastifyReply): Promise<void> {
    await sendPage(reply, signInPage(ownPath(to), null));
  }

  @Post('login')
  async signIn(@Body() { key, to }: SignInForm, @Res() reply: FastifyReply): Promise<void> {
    try {
      await this.credentials.callerOf(key.trim());
    } catch (error) {
      if (!(error instanceof UnauthorizedException)) throw error;
      return sendPage(reply, signInPage(ownPath(to), error.message), 401);
    }
    await reply.header('set-cookie', sessionCookie(key.trim(), this.isEncrypted)).redirect(ownPath(to), 303);
  }

  @Post('logout')
  async signOut(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('set-cookie', endedSession(this.isEncrypted)).redirect('/console/login', 303);
  }
}

/** Only a page of the console is gone back to. */
function ownPath(to: string | undefined): string {
  return to !== undefined && /^\/console(?:[/?]|$)/.test(to) ? to : '/console';
}
