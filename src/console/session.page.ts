import { html } from './html';
import { type ConsolePage } from './layout';

export function signInPage(to: string, refusal: string | null): ConsolePage {
  return {
    title: 'Sign in',
    place: null,
    body: html`${refusal === null ? null : html`<p class="notice" role="alert">${refusal}</p>`}
      <form class="stack" method="post" action="/console/login">
        <input type="hidden" name="to" value="${to}" />
        <label for="key">API key or token</label>
        <input
          id="key"
          name="key"
          type="password"
          autocomplete="current-password"
          required
          autofocus
          aria-describedby="hint"
        />
        <p id="hint" class="sub">
          It stays in a cookie of this browser for twelve hours. What you may do here is what the key may do. An admin
          creates one for each colleague; the very first stands in the file whose place the start has printed.
        </p>
        <button>Sign in</button>
      </form>`,
  };
}
