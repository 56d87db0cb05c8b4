export class LiveView {
  status: 'ok';
}

export class BacklogView {
  /** Effects whose time has come. */
  due: number;
  /** How long the oldest of them has waited. */
  lagSeconds: number;
  /** Effects set aside for a person: GET /effects/quarantined, or /console/set-aside, tells which, and why. */
  quarantined: number;
}

export class ReadinessReport {
  status: 'ok' | 'unavailable';
  database: 'up' | 'down';
  worker: BacklogView | null;
}
