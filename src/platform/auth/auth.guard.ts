import {
  ForbiddenException,
  Inject,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SETTINGS, type Settings } from '../settings/settings';
import { ApiKeysService } from './api-keys.service';
import { LEAST_ROLE, PUBLIC, mayActAs, type Caller, type RequestWithCaller, type Role } from './caller';
import { TokenVerifier } from './token.verifier';

type HttpRequest = RequestWithCaller & { method: string; headers: Record<string, string | undefined> };

const LOCAL_USER: Caller = { name: 'local', role: 'admin' };

/** Denies by default: a route is open only where it says so, and asks for a role even where it forgot to say which. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly reflector: Reflector,
    private readonly keys: ApiKeysService,
    private readonly tokens: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, route)) return true;
    const request = context.switchToHttp().getRequest<HttpRequest>();
    request.caller = await this.authenticate(request);
    const least = this.reflector.getAllAndOverride<Role | undefined>(LEAST_ROLE, route) ?? leastRoleOf(request.method);
    if (!mayActAs(request.caller, least)) {
      throw new ForbiddenException(
        `This needs the role ${least}; ${request.caller.name} has the role ${request.caller.role}`,
      );
    }
    return true;
  }

  private async authenticate({ headers }: HttpRequest): Promise<Caller> {
    if (this.settings.auth === 'off') return LOCAL_USER;
    const credential = /^Bearer (\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
    if (!credential) throw new UnauthorizedException('Send the header Authorization: Bearer <API key or token>');
    const caller = isToken(credential) ? await this.tokens.verify(credential) : await this.keys.callerOf(credential);
    if (!caller) throw new UnauthorizedException('This API key or token is unknown, revoked or expired');
    return caller;
  }
}

function leastRoleOf(method: string): Role {
  return method === 'GET' || method === 'HEAD' ? 'viewer' : 'admin';
}

function isToken(credential: string): boolean {
  return credential.split('.').length === 3;
}
