import {
  ForbiddenException,
  Inject,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { onlyReads } from '../http/methods';
import { isLoopback } from '../settings/setting.rules';
import { SETTINGS, type Settings } from '../settings/settings';
import { Allowance } from './allowance';
import {
  BROWSER,
  LEAST_ROLE,
  PUBLIC,
  mayActAs,
  nameOf,
  type Caller,
  type RequestWithCaller,
  type Role,
} from './caller';
import { Credentials } from './credentials';
import { credentialIn } from './session.cookie';

type HttpRequest = RequestWithCaller & { ip: string; method: string; headers: Record<string, string | undefined> };

const LOCAL_USER: Caller = { name: 'local', role: 'admin' };

/**
 * Denies by default: a route is open only where it says so, and asks for a role even where it forgot to say which. Whoever
 * is known sends on an allowance of their own, as behind a proxy all have one address; only strangers share that of theirs,
 * and none of them that of the probes of operations.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly reflector: Reflector,
    private readonly credentials: Credentials,
    private readonly allowance: Allowance,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = [context.getHandler(), context.getClass()];
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const isForBrowsers = this.reflector.getAllAndOverride<boolean | undefined>(BROWSER, route) ?? false;
    mustComeFromOurPages(request);
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, route)) {
      this.allowance.take(`${request.ip} ${context.getClass().name}`);
      return true;
    }
    request.caller = await this.authenticate(request, isForBrowsers).catch((refusal: unknown) => {
      this.allowance.take(request.ip);
      throw refusal;
    });
    this.allowance.take(nameOf(request.caller));
    const least = this.reflector.getAllAndOverride<Role | undefined>(LEAST_ROLE, route) ?? leastRoleOf(request.method);
    if (!mayActAs(request.caller, least)) {
      throw new ForbiddenException(
        `This needs the role ${least}; ${request.caller.name} has the role ${request.caller.role}`,
      );
    }
    return true;
  }

  private async authenticate({ headers }: HttpRequest, isForBrowsers: boolean): Promise<Caller> {
    if (this.settings.auth === 'off') {
      mustNameThisMachine(headers);
      return LOCAL_USER;
    }
    const inHeader = /^Bearer (\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
    const credential = inHeader ?? (isForBrowsers ? credentialIn(headers['cookie']) : undefined);
    if (!credential) throw new UnauthorizedException('Send the header Authorization: Bearer <API key or token>');
    return this.credentials.callerOf(credential);
  }
}

/** A browser says where a request comes from; what another site's page sends in somebody's name is not theirs. */
function mustComeFromOurPages({ method, headers }: HttpRequest): void {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (!onlyReads(method) && site !== 'none' && site !== 'same-origin') {
    throw new ForbiddenException('This was sent by a page of another site; open the page here and send it again');
  }
}

/**
 * Without authentication only the own machine is answered, and a browser calls it by its name: a site that has its own
 * name lead to this machine would otherwise read and write here as if it were ours.
 */
function mustNameThisMachine(headers: HttpRequest['headers']): void {
  const name = (headers['host'] ?? '').replace(/:\d+$/, '');
  if (!isLoopback(name.replace(/^\[(.*)\]$/, '$1')))
    throw new ForbiddenException(`Without authentication this server answers to localhost alone, not to ${name}`);
}

function leastRoleOf(method: string): Role {
  return onlyReads(method) ? 'viewer' : 'admin';
}
