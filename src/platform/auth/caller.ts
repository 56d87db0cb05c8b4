import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiForbiddenResponse, ApiSecurity } from '@nestjs/swagger';

/** From the least to the most that one may do; each role may do what those before it may. */
export const ROLES = ['viewer', 'csm', 'supervisor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks: a key, a person with a token, or the one local user when authentication is off. */
export type Caller = { name: string; email?: string; role: Role };

export type RequestWithCaller = { caller?: Caller };

export const PUBLIC = 'platform:public';
export const BROWSER = 'platform:browser';
export const LEAST_ROLE = 'platform:least-role';

/** Opens a route to everybody; a route without it needs a credential. */
export const Public = () => applyDecorators(SetMetadata(PUBLIC, true), ApiSecurity({}));

/** Pages for people: the credential may come in the cookie of a signed-in browser. */
export const ForBrowsers = () => SetMetadata(BROWSER, true);

/** The least role a route asks for. Without it reading asks for viewer and everything else for admin. */
export const Roles = (least: Role) =>
  applyDecorators(
    SetMetadata(LEAST_ROLE, least),
    ApiForbiddenResponse({ description: `The role is too low: this needs ${least}` }),
  );

export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
  if (!caller) throw new Error('A public route asked for its caller');
  return caller;
});

export function mayActAs(caller: Caller, least: Role): boolean {
  return ROLES.indexOf(caller.role) >= ROLES.indexOf(least);
}

/** How a caller is named in journals and decisions. */
export function nameOf({ email, name }: Caller): string {
  return email ?? name;
}
