import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { holdAccount } from './account-standing';
import { workUnitId } from './action.ids';
import { causeInSql, type Cause } from './cause';
import { colleaguesOf } from './colleagues';
import { PollingLoop } from './polling.loop';
import { WorkUnits } from './work-units';

const AT_ONCE = 50;

/** The record of an account that its system of record does not have any more. */
interface LostRecord {
  accountId: string;
  cause: Cause;
  system: string;
  crmId: string;
  /** The record it was merged into, and the account of ours that this one stands for. */
  mergedInto: string | null;
  heir: string | null;
}

/** Asks the CSM, once, what becomes of an account whose record in a CRM was deleted or merged into that of another one. */
@Injectable()
export class LostRecords extends PollingLoop {
  protected readonly log = new Logger('lost records');
  protected readonly everyMs = 30_000;
  protected readonly isNeeded = true;

  constructor(
    private readonly db: DataSource,
    private readonly workUnits: WorkUnits,
  ) {
    super();
  }

  /** @returns how many were asked about */
  async workOff(): Promise<number> {
    const lost = await this.db.query<LostRecord[]>(
      `SELECT lost.account_id AS "accountId", loss.cause, lost.system, lost.crm_id AS "crmId",
              lost.merged_into AS "mergedInto", heir.name AS heir
         FROM crm_link lost
         JOIN account ON account.id = lost.account_id AND account.phase <> 'churned'
        CROSS JOIN ${causeInSql('record_lost', 'lost.system', 'lost.crm_id', 'lost.gone_at')} AS loss (cause)
         LEFT JOIN crm_link other ON (other.system, other.crm_id) = (lost.system, lost.merged_into)
         LEFT JOIN account heir ON heir.id = other.account_id
        WHERE lost.gone_at IS NOT NULL
          AND NOT EXISTS (SELECT FROM work_unit asked WHERE asked.account_id = lost.account_id AND asked.cause = loss.cause)
        ORDER BY lost.gone_at LIMIT ${AT_ONCE}`,
    );
    return this.forEach(lost, (record) => this.ask(record));
  }

  private ask({ accountId, cause, system, crmId, mergedInto, heir }: LostRecord): Promise<void> {
    return this.db.transaction(async (tx) => {
      const standing = await holdAccount(tx, accountId);
      const { row } = standing;
      await this.workUnits.propose(tx, standing, {
        id: workUnitId(accountId, cause),
        kind: 'ask_human',
        cause,
        trigger: { system, record: crmId, mergedInto },
        payload: {
          title: `${row.name}: its record in ${system} is gone`,
          text:
            mergedInto === null
              ? `${system} does not have the record ${crmId} any more. Was it deleted by mistake, does the customer stand under another record, or did they leave? Until you say so, the account goes on with what is known of it.`
              : `${system} merged the record ${crmId} into ${mergedInto}, which stands for the account ${heir ?? 'of another customer'} here. Decide which of the two accounts goes on, carry over what belongs to it, and end the other one.`,
          recipients: colleaguesOf(row, 'csm'),
        },
        assignee: row.ownerEmail,
      });
    });
  }
}
