import { ApiProperty } from '@nestjs/swagger';
import { type InputValue, type Ledger, type Move } from '../scoring';
import { type ScoreChange } from '../telemetry/scores/scores.service';
import { INPUT_VALUE } from './scores.view';

export class MoveView implements Move {
  /** A signal, `weights` for what a changed policy moved, or the line of the hard reds. */
  input: string;
  points: number;

  @ApiProperty({ ...INPUT_VALUE, nullable: true })
  before: InputValue | null;

  @ApiProperty({ ...INPUT_VALUE, nullable: true })
  after: InputValue | null;
}

export class LedgerView implements Ledger {
  from: number | null;
  to: number | null;
  /** Whole points that add up to the difference; empty when either end is unknown. */
  moves: MoveView[];
}

export class ScoreChangeView implements ScoreChange {
  /** The business day whose scores are compared. @example '2026-11-24' */
  asOf: string;
  /** The business day of the scores before them; null for the first. @example '2026-11-23' */
  since: string | null;
  risk: LedgerView | null;
  health: LedgerView | null;
}

export class ScoreChangePage {
  items: ScoreChangeView[];
  nextCursor: string | null;
}
