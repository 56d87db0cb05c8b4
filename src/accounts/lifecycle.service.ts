import { Injectable } from '@nestjs/common';
import { accountMachine } from '../lifecycle/account.machine';
import { diagram } from '../lifecycle/diagram';
import { standingIn } from '../lifecycle/position';
import { AccountStore } from '../store/account.store';
import { AccountRefPipe } from './account-id.pipe';
import { type LifecycleView } from './lifecycle.view';

@Injectable()
export class LifecycleService {
  constructor(
    private readonly store: AccountStore,
    private readonly references: AccountRefPipe,
  ) {}

  async asJson(account?: string): Promise<LifecycleView> {
    const standing = await this.standing(account);
    const definition: object = JSON.parse(JSON.stringify(accountMachine.definition)) as object;
    return { ...definition, standing };
  }

  async asMermaid(account?: string): Promise<string> {
    return diagram(accountMachine, await this.standing(account));
  }

  private async standing(reference?: string): Promise<string[]> {
    if (reference === undefined) return [];
    const { account } = await this.store.load(await this.references.transform(reference));
    return standingIn(account);
  }
}
