/** An open P1 counts as many open P2. */
export const P1_LOAD = 4;

/** The signal `openSevere`: the open tickets that hurt, added up. */
export const severeLoad = ({ openP1, openP2 }: { openP1: number; openP2: number }): number => P1_LOAD * openP1 + openP2;
