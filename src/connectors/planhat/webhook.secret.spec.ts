import { describe, expect, it } from '@jest/globals';
import { isSentByPlanhat, pushedByPlanhat, webhookToken } from './webhook.secret';

const secret = 'planhat-secret';
const token = webhookToken(secret);
const now = new Date('2026-11-21T10:00:00Z');

describe('a call of Planhat', () => {
  it('is ours when both the address and the header are', () => {
    expect(isSentByPlanhat({ token, header: secret }, secret)).toBe(true);
    expect(isSentByPlanhat({ token, header: undefined }, secret)).toBe(false);
    expect(isSentByPlanhat({ token, header: 'another' }, secret)).toBe(false);
    expect(isSentByPlanhat({ token: webhookToken('another'), header: secret }, secret)).toBe(false);
    expect(isSentByPlanhat({ token: '', header: secret }, secret)).toBe(false);
  });

  it('has an address that does not tell the secret', () => {
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(token).not.toContain(secret);
  });

  it('names the records that have changed, one or many', () => {
    const one = { model: 'Company', _id: '60aa00000000000000000001', updatedAt: '2026-11-20T10:00:00.000Z' };
    expect(pushedByPlanhat(one, now)).toEqual([
      {
        object: 'companies',
        id: '60aa00000000000000000001',
        key: 'planhat:companies:60aa00000000000000000001:2026-11-20T10:00:00.000Z',
      },
    ]);
    const many = [
      one,
      { model: 'License', id: 'l1' },
      { model: 'Enduser', _id: 'e1' },
      { model: 'Invoice', _id: 'i1' },
    ];
    expect(pushedByPlanhat(many, now)?.map(({ object, id }) => `${object} ${id}`)).toEqual([
      'companies 60aa00000000000000000001',
      'licenses l1',
      'endusers e1',
    ]);
  });

  it('is known again by the change it tells of, and without one by its arrival', () => {
    const keyOf = (message: object, at = now) =>
      pushedByPlanhat({ model: 'Company', _id: 'c1', ...message }, at)?.[0]?.key;
    const later = new Date(now.getTime() + 1_000);
    expect(keyOf({ updatedAt: 'a' }, later)).toBe(keyOf({ updatedAt: 'a' }));
    expect(keyOf({ updatedAt: 'b' })).not.toBe(keyOf({ updatedAt: 'a' }));
    expect(keyOf({}, later)).not.toBe(keyOf({}));
  });

  it.each([[{}], ['text'], [null], [[{ model: 7 }]]])('is not one with %j', (body) => {
    expect(pushedByPlanhat(body, now)).toBeNull();
  });
});
