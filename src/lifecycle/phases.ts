/** The phases an account is shown in; `paused` is left out because it is entered and left by its own events. */
export const PHASES = [
  'handoff_audit',
  'diagnostic',
  'risk_mitigation',
  'success_plan',
  'velocity_monitoring',
  'pre_renewal',
  'churned',
] as const;

/** With every word that an account's phase can be. */
export const SHOWN_PHASES = [...PHASES, 'paused'] as const;
export type Phase = (typeof SHOWN_PHASES)[number];
