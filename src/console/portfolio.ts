import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AccountSort } from '../accounts/account.order';
import { type AccountView } from '../accounts/account.view';
import { AccountsService } from '../accounts/accounts.service';
import { type ListAccountsDto } from '../accounts/dto/list-accounts.dto';
import { inBaseCurrency } from '../policy/judge';
import { BusinessDate } from '../store/business-date';
import { PolicyStore } from '../store/policy.store';

export type AccountFilter = Pick<ListAccountsDto, 'q' | 'phase' | 'band' | 'waitsFor' | 'owner'>;

/** Accounts in an order, with their revenue in one currency beside their own. */
export interface ShownPortfolio {
  accounts: (AccountView & { inBase: number | null })[];
  baseCurrency: string;
  today: string;
  sort: AccountSort;
  /** What the list was narrowed to. */
  filter: AccountFilter;
  nextCursor: string | null;
}

@Injectable()
export class Portfolio {
  constructor(
    private readonly accounts: AccountsService,
    private readonly policies: PolicyStore,
    private readonly db: DataSource,
    private readonly dates: BusinessDate,
  ) {}

  /** What needs attention comes first unless another order is asked for. */
  async of({ sort = '-attention', ...query }: ListAccountsDto): Promise<ShownPortfolio> {
    const { items, nextCursor } = await this.accounts.list({ ...query, sort });
    const policy = await this.policies.active();
    const today = await this.dates.today(this.db.manager);
    const accounts = items.map((account) => {
      const { value } = inBaseCurrency(policy, account.arr, account.currency);
      return { ...account, inBase: value };
    });
    const { q, phase, band, waitsFor, owner } = query;
    const filter = { q, phase, band, waitsFor, owner };
    return { accounts, baseCurrency: policy.baseCurrency, today, sort, filter, nextCursor };
  }
}
