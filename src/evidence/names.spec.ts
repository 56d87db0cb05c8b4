import { withoutTitle } from './name.titles';
import { nameParts, samePerson } from './names';

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
    ['an address behind the name', "ida ma'am", 'Ida Roe'],
    ['an address of respect', 'Ida Roe ji', 'Ida Roe'],
    ['an address of respect in one word', 'Jigneshji', 'Jignesh Vora'],
    ['the remark that one of them is younger', 'Ida Roe jun.', 'Ida Roe'],
  ])('%s', (_, written, full) => {
    expect(samePerson(written, full)).toBe(true);
  });

  it.each([
    ['M. J. Roe', 'Ida Roe'],
    ['Ida Roe', 'Ida Rowe'],
    ['Sarah Quill', 'Sarah Quillan'],
    ['Rebecca Marsh-Tolland', 'Rebecca Marsh-Vane'],
    ['Otto Roe sen.', 'Otto Roe jun.'],
    ['Dom Perrin', 'Alan Perrin'],
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

describe('Titles and offices', () => {
  it.each([
    ['Mgr inż. Ida Roe', 'Ida Roe'],
    ['Ir Ida Roe', 'Ida Roe'],
    ['KommR Otto Roe', 'Otto Roe'],
    ['Dr. jur. Ida Roe', 'Ida Roe'],
    ['mr. dr. Ida Roe', 'Ida Roe'],
    ['Col. (ret.) Otto Roe', 'Otto Roe'],
    ['Avv. Ida Roe', 'Ida Roe'],
    ['Cav. Otto Roe', 'Otto Roe'],
    ['Rag. Otto Roe', 'Otto Roe'],
    ['Eng.ª Ida Roe', 'Ida Roe'],
    ['Smt. Ida Roe', 'Ida Roe'],
    ['Me Otto Roe', 'Otto Roe'],
    ['Frère Otto', 'Otto'],
    ['Dom Otto Roe', 'Otto Roe'],
    ['Fr. Otto Roe', 'Otto Roe'],
    ['Z.E.H. Otto Roe', 'Otto Roe'],
    ['Dipl.-Ing. agr. Ida Roe', 'Ida Roe'],
    ['Bergrat h. c. Otto Roe', 'Otto Roe'],
    ['Otto Roe Ph.D.', 'Otto Roe'],
    ['Otto Roe sen.', 'Otto Roe'],
    ['KommR Otto Roe e. h.', 'Otto Roe'],
  ])('leave of %s the name', (written, name) => {
    expect(nameParts(written)).toEqual(nameParts(name));
  });

  it.each(['Mag', 'Mgr.', 'Doktor', 'Kommerzialrat', 'Frau Doktor', 'Direktor'])('are no name alone: %s', (title) => {
    expect(withoutTitle(title)).toBe('');
  });

  it('keep a first name that is a title elsewhere', () => {
    expect(nameParts('Dom Perrin')).toEqual(['dom', 'perrin']);
    expect(nameParts('Georg Meister')).toEqual(['georg', 'meister']);
  });
});
