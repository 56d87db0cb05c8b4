/** What the telemetry of one sample account was made to show. All of it is synthetic. */
export interface PlantedCause {
  /** externalId of the packet. */
  account: string;
  /** What an attentive reader of the telemetry should find. */
  cause: string;
  /** People who use the product once everybody has started. */
  people: number;
  /** How their number moves over the weeks. */
  course: Course;
  /** Tickets a month in ordinary times. */
  ticketsAMonth: number;
  /** Tickets opened in the two weeks before the business date, on top of the ordinary ones. */
  burst?: number;
  /** A P1 ticket opened on this date and still open. */
  openP1?: string;
  /** Contacts who stopped answering, and their last conversation. */
  silent?: Record<string, string>;
  /** Days from contract start to first value; absent while it is not reached. */
  firstValueAfter?: number;
  /** What the contacts answered to the last NPS survey, 0 to 10. */
  nps?: number;
}

/**
 * `steady` everybody keeps coming · `starting` more people every week · `falling` down to 40 % over eight weeks ·
 * `erratic` four-week swings between full and almost empty · `stopped` nobody since 12 October 2026.
 */
export type Course = 'steady' | 'starting' | 'falling' | 'erratic' | 'stopped';

/**
 * One line an account, as of 1 November 2026. `PRS-15` has no line: no system of that customer is connected,
 * so the agent has to say that it does not know.
 */
// prettier-ignore
export const plantedCauses: PlantedCause[] = [
  { account: 'NWR-001',    cause: 'shelfware: 300 of 400 seats idle',         people: 100, course: 'steady',   ticketsAMonth: 1.5, firstValueAfter: 26, nps: 8 },
  { account: 'MTB-4001',   cause: 'a P1 ticket is open',                      people: 620, course: 'steady',   ticketsAMonth: 5,   firstValueAfter: 58, nps: 7, openP1: '2026-10-28' },
  { account: 'AHI-0612',   cause: 'use falls by a third',                     people: 200, course: 'falling',  ticketsAMonth: 2,   firstValueAfter: 41, nps: 7 },
  { account: 'CLH-51',     cause: 'erratic adoption',                         people: 330, course: 'erratic',  ticketsAMonth: 3,   firstValueAfter: 35, nps: 7 },
  { account: 'TNG-2048',   cause: 'ticket burst, and use follows it down',    people: 98,  course: 'falling',  ticketsAMonth: 2,   firstValueAfter: 20, burst: 9 },
  { account: 'PAW-412',    cause: 'seats nearly all in use: room to expand',  people: 33,  course: 'steady',   ticketsAMonth: 1,   firstValueAfter: 12, nps: 9 },
  { account: 'KFL-0093',   cause: 'the champion is silent',                   people: 96,  course: 'steady',   ticketsAMonth: 2,   firstValueAfter: 30, silent: { 'Simone Achterberg': '2026-08-28' } },
  { account: 'VAN-7',      cause: 'the executive is silent',                  people: 540, course: 'steady',   ticketsAMonth: 4,   firstValueAfter: 75, silent: { 'Gordon Stahl': '2026-09-03' } },
  { account: 'OAK-118',    cause: 'nobody logs in any more',                  people: 9,   course: 'stopped',  ticketsAMonth: 1,   firstValueAfter: 15 },
  { account: 'BFA-77',     cause: 'an unhappy small team',                    people: 8,   course: 'steady',   ticketsAMonth: 2,   nps: 4 },
  { account: 'TWB-560',    cause: 'late first value',                         people: 40,  course: 'steady',   ticketsAMonth: 2 },
  { account: 'BDC-774',    cause: 'healthy',                                  people: 50,  course: 'steady',   ticketsAMonth: 1,   firstValueAfter: 24, nps: 9 },
  { account: 'GGC-64',     cause: 'healthy, renewal is near',                 people: 20,  course: 'steady',   ticketsAMonth: 1,   firstValueAfter: 21, nps: 9 },
  { account: 'LND-SE-12',  cause: 'healthy',                                  people: 22,  course: 'steady',   ticketsAMonth: 1,   firstValueAfter: 14, nps: 9 },
  { account: 'LBV-FR-8',   cause: 'healthy',                                  people: 88,  course: 'steady',   ticketsAMonth: 2,   firstValueAfter: 33, nps: 8 },
  { account: 'HDG-2210',   cause: 'healthy',                                  people: 14,  course: 'steady',   ticketsAMonth: 1,   firstValueAfter: 18 },
  { account: 'IRB-44',     cause: 'healthy use of a site licence',            people: 260, course: 'steady',   ticketsAMonth: 3,   firstValueAfter: 44 },
  { account: 'RFC-19',     cause: 'healthy use, nobody knows of how many',    people: 30,  course: 'steady',   ticketsAMonth: 1,   firstValueAfter: 29 },
  { account: 'CRV-3',      cause: 'too few people to judge',                  people: 3,   course: 'steady',   ticketsAMonth: 1 },
  { account: 'QFP-29',     cause: 'starting',                                 people: 7,   course: 'starting', ticketsAMonth: 1 },
  { account: 'SGE-ES-31',  cause: 'starting',                                 people: 240, course: 'starting', ticketsAMonth: 3 },
  { account: 'FMB-DE-207', cause: 'starting',                                 people: 60,  course: 'starting', ticketsAMonth: 2 },
  { account: 'HPP-JP-5',   cause: 'starting',                                 people: 55,  course: 'starting', ticketsAMonth: 2 },
  { account: 'STP-377',    cause: 'starting',                                 people: 40,  course: 'starting', ticketsAMonth: 2 },
  { account: 'HRG-301',    cause: 'starting, a large roll-out',               people: 600, course: 'starting', ticketsAMonth: 4 },
];
