import { Injectable, UnauthorizedException } from '@nestjs/common';
import { ApiKeysService } from './api-keys.service';
import { type Caller } from './caller';
import { TokenVerifier } from './token.verifier';

/** Who stands behind an API key or a token of the identity provider. */
@Injectable()
export class Credentials {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly tokens: TokenVerifier,
  ) {}

  /** @throws UnauthorizedException when it is unknown, revoked or expired */
  async callerOf(credential: string): Promise<Caller> {
    const caller = isToken(credential) ? await this.tokens.verify(credential) : await this.keys.callerOf(credential);
    if (!caller) throw new UnauthorizedException('This API key or token is unknown, revoked or expired');
    return caller;
  }
}

function isToken(credential: string): boolean {
  return credential.split('.').length === 3;
}
