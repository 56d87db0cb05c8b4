import { nameParts, samePerson, withoutTitle } from './names';

describe('One person under two written names', () => {
  it.each([
    ['two initials', 'I. M. Roe', 'Ida Roe'],
    ['a double initial', 'J.-B. Roussel', 'Jean-Baptiste Roussel'],
    ['initials of a double family name', 'Toby N-W', 'Tobias Nakamura-Webb'],
    ['a short form in quotation marks', 'Katherine "Kit" Moran', 'Kit Moran'],
    ['the end of the given name', 'Bola', 'Abimbola Akintola'],
    ['half of a double-barrelled family name', 'Bex Marsh', 'Rebecca Marsh-Tolland'],
    ['a short form of two given names', 'Pepa Quintero', 'Mª José Quintero'],
    ['a customary short form', 'Lupita Arriaga', 'Guadalupe Arriaga'],
  ])('%s', (_, written, full) => {
    expect(samePerson(written, full)).toBe(true);
  });

  it.each([
    ['M. J. Roe', 'Ida Roe'],
    ['Ida Roe', 'Ida Rowe'],
    ['Sarah Quill', 'Sarah Quillan'],
    ['Rebecca Marsh-Tolland', 'Rebecca Marsh-Vane'],
  ])('never %s and %s', (a, b) => {
    expect(samePerson(a, b)).toBe(false);
  });
});

describe('The M before a name', () => {
  it('is an initial where another follows, and a title otherwise', () => {
    expect(nameParts('M. J. Eversley')).toEqual(['m', 'j', 'eversley']);
    expect(nameParts('M. Keane')).toEqual(['keane']);
    expect(withoutTitle('M. J. Eversley')).toBe('M. J. Eversley');
  });
});
