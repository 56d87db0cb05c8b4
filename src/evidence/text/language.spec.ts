import { languageOf } from './language';

describe('The language of a text', () => {
  it('is its own however foreign the names in it', () => {
    const text =
      'Cem Yıldırım: Der Tankzug steht bei uns vor der Schranke.\nIşıl Yıldırım: Und das ist noch nicht alles.\n' +
      'Cem Yıldırım: Ja, so ist es.\nIşıl Yıldırım: Wir sind mit der Geduld am Ende.';
    expect(languageOf(text)).toBe('de');
  });

  it('is none the reader knows where its plain words are written in other letters', () => {
    expect(languageOf('Zamówienie przyszło, ale części są wciąż w drodze, więc wszyscy muszą poczekać.')).toBe('und');
    expect(languageOf('Доставка задерживается, и мы все ждём в порту.')).toBe('und');
  });
});
