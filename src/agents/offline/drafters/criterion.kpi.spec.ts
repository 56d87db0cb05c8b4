import { describe, expect, it } from '@jest/globals';
import { kpiOfCriterion } from './criterion.kpi';

const kpiOf = (text: string, by: string | null = '2027-02-28') => {
  const kpi = kpiOfCriterion({ text, by });
  return kpi && [kpi.baseline, kpi.target, kpi.unit];
};

describe('the figures of a criterion', () => {
  it.each([
    ['Quote errors below 2 % of the orders', [null, 2, 'percent']],
    ['and CSAT at 4.4 by the end of January, January 31, 2027. it’s 3.7 now.', [3.7, 4.4, null]],
    ['And reviews tagged "support" down from 310 a month to under 100 by September 30.', [310, 100, null]],
    ['eighty per cent of new cases raised online by 30/06/2027', [null, 'eighty per cent', null]],
    ['So: six or less by 15 Feb 2027, that is my success criterion', [null, 'six', null]],
    ['bis spätestens 31. März 2027 müssen 100 Prozent der Kühlzellen angeschlossen sein', [null, 100, 'percent']],
    ['Durchlaufzeit von 14 auf höchstens sechs Tage bis 31.12.2027', [14, 'sechs Tage', null]],
    ['Nuestra meta es 15 % al cierre de diciembre, el 31.', [null, 15, 'percent']],
    ['resolver los cortes en menos de noventa minutos antes del 31/12', [null, 'noventa minutos', null]],
    ["L'objectif du groupe, c'est 97 % avant le 31 mars 2027", [null, 97, 'percent']],
    ['descendre de 6,2 à 3 % avant le 30/06/2027', [6.2, 3, 'percent']],
    ['baixar de 12 para 5 dias até 31/12/2027', [12, 5, 'days']],
    ['scendere da 48 a 24 ore entro il 30 giugno 2027', [48, 24, 'hours']],
    ['van 9 naar 3 werkdagen vóór 1 april 2027', [9, 3, 'working days']],
    ['late payment interest, 96 thousand last year, below 20 thousand for 2027', [null, '20 thousand', null]],
    ['CSAT at 4.4 (3.7 today)', [3.7, 4.4, null]],
    ['Planning takes 6 hours a week', [null, 6, 'hours per week']],
    ['No more than 1,200 idle berth-hours in the year', [null, 1200, null]],
    ['reports in half an hour at most by 1 June 2027', [null, 'half an hour', null]],
  ])('%s', (text, figures) => expect(kpiOf(text)).toEqual(figures));

  it.each([
    'bis zum 28.02.2027 werden alle Prüfprotokolle in Halle 1 bis 3 digital geführt, nicht "überwiegend", sondern alle.',
    'zéro fiche papier en atelier au 30 novembre 2026.',
    'Y que los ocho centros de control usen el mismo cuadro de mando, eso antes del 31 de enero.',
    'nenhuma ficha em papel nas lojas até 31/12/2027',
    'tutti i negozi nel sistema entro il 31/12',
    'alle vestigingen in het systeem uiterlijk 31-12-2027',
    'All six houses publishing shifts fourteen days ahead by 1 June 2026',
    'Every hull claim above GBP 50k has a complete document set at day 3',
    'All pre-start checks of the site in the system',
    'no paper yard sheets in any of the six yards by December 1st 2026',
  ])('are none where all of it is wanted: %s', (text) => expect(kpiOf(text)).toEqual([null, text, null]));

  it.each([
    'Write that down, 12 October 2026.',
    'Canadian Thanksgiving, so October 12.',
    'Deadline is the end of our fiscal year, 2027-03-31, and I put my name under it.',
    'Season closes on November fifteenth, twenty twenty-six, that’s the day they count.',
    'Stichtag ist der 28.02.2027.',
    'Antes del 30 de junio de 2027.',
    'até 31/12',
    'Scadenza 30/06/2027.',
  ])('are no part of a day: %s', (text) => expect(kpiOf(text)).toBeNull());
});
