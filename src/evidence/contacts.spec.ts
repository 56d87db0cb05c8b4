import { describe, expect, it } from '@jest/globals';
import { newsAmong, oneOfEach } from './contacts';

const jane = { name: 'Jane Doe', email: 'jane@acme.example', title: 'COO', crmRole: 'Economic Buyer' };

describe('a person who is told of twice', () => {
  it('is one with the roles of both, each once', () => {
    const twice = [jane, { ...jane, title: null, crmRole: 'Champion' }, { ...jane, crmRole: 'Economic Buyer' }];
    expect(oneOfEach(twice)).toEqual([{ ...jane, crmRole: 'Economic Buyer, Champion' }]);
    expect(oneOfEach(oneOfEach(twice))).toEqual(oneOfEach(twice));
  });

  it('is known by the name where one of them has no address', () => {
    expect(oneOfEach([{ ...jane, email: null }, jane])).toEqual([jane]);
  });

  it('is two where one name has two addresses, or one mailbox two names', () => {
    const other = { ...jane, email: 'jane@else.example' };
    const colleague = { ...jane, name: 'Omar Haddad' };
    expect(oneOfEach([jane, other, colleague])).toEqual([jane, other, colleague]);
  });
});

describe('what is new about people', () => {
  it('is a person, a role or an address, once', () => {
    const champion = { ...jane, crmRole: 'Champion' };
    const omar = { name: 'Omar Haddad', email: null, title: null, crmRole: null };
    const reached = { ...omar, email: 'omar@acme.example' };
    expect(newsAmong([champion, omar, champion, reached], [jane])).toEqual([champion, omar, reached]);
  });

  it('is not what is known already', () => {
    expect(newsAmong([jane, { ...jane, title: null }], [{ ...jane, crmRole: 'Champion, Economic Buyer' }])).toEqual([]);
  });
});
