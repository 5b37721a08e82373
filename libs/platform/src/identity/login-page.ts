// SPDX-License-Identifier: MPL-2.0
import { demoPeople } from './demo-people.js';

const page = (body: string): string => `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fællesbog: demo</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff; }
.unsafe { border: 2px solid #8a1c00; background: #fff3ee; padding: .75rem 1rem; }
button { font: inherit; display: block; width: 100%; min-height: 3rem; margin: .5rem 0; padding: .5rem 1rem; text-align: left; border: 1px solid #595959; border-radius: .25rem; background: #fff; color: inherit; cursor: pointer; }
button:hover, button:focus-visible { outline: 3px solid #0b5cad; }
[lang=en] { color: #4a4a4a; }
button [lang=en] { display: block; }
</style>
</head>
<body>
<p class="unsafe" role="note"><strong>Ikke sikkert:</strong> enhver kan være hvem som helst her. Kun til at prøve på denne maskine.<br>
<span lang="en"><strong>Not safe:</strong> anybody can be anyone here. For trying out on this machine only.</span></p>
${body}
</body>
</html>
`;

/** Everybody one can be, to choose from without a password. `action` is where the choice goes. */
export const loginPage = (action: string): string =>
  page(`<h1>Demo: vælg, hvem du er<br><span lang="en">Demo: choose who you are</span></h1>
<form method="post" action="${action}">
${demoPeople
  .map(
    ({ subject, nameDa, nameEn }) =>
      `<button name="subject" value="${subject}">${nameDa} <span lang="en">${nameEn}</span></button>`,
  )
  .join('\n')}
</form>`);

/** Asks whether to log out; `form` is the issuer's own, which holds its proof of the browser. */
export const logoutPage = (form: string): string =>
  page(`<h1>Log ud<br><span lang="en">Log out</span></h1>
${form}
<button form="op.logoutForm" name="logout" value="yes">Log ud <span lang="en">Log out</span></button>`);

export const loggedOutPage = (): string =>
  page('<h1>Du er logget ud<br><span lang="en">You are logged out</span></h1>');

/** An error of the protocol, by its own stable name alone. */
export const errorPage = (code: string): string =>
  page(`<h1>Det gik ikke<br><span lang="en">That did not work</span></h1>
<p><code>${code.replace(/[^\w.-]/g, '').slice(0, 60)}</code></p>
<p>Gå tilbage til Fællesbog, og begynd forfra.<br><span lang="en">Go back to Fællesbog and begin again.</span></p>`);
