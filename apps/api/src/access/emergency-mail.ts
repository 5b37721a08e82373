// SPDX-License-Identifier: MPL-2.0
import { setTimeout as pause } from 'node:timers/promises';
import type { QueryBus } from '@nestjs/cqrs';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import { ListEmergencies, ListGrants, type EmergencyOnDay } from '@faellesbog/governance';
import type { MailSettings, Notices, PersonStore, Told } from '@faellesbog/platform';

/** How often it is looked whether somebody has to be told. An emergency holds for four hours. */
const EVERY_MS = 5_000;
/** An emergency that ended longer ago, as in a log that was copied to here, is news to nobody. */
const NEWS_MS = 24 * 60 * 60 * 1_000;
/** As who the service reads a person's address; it is on the list of who read what. */
const READER = 'emergency-mail';

interface Parts {
  mail: MailSettings;
  /** Where people reach the service. */
  url: string;
  queries: QueryBus;
  notices: Notices;
  persons: PersonStore;
  log: Logger;
}

/**
 * Mails the board and the auditors once an emergency is confirmed [reliability 4.5, rule 8]: from then on two people act
 * without anybody's approval. @returns a function that stops it.
 */
export function mailEmergencies({ mail, url, queries, notices, persons, log }: Parts): () => Promise<void> {
  const transport = createTransport({ ...smtpOf(mail.smtpUrl), connectionTimeout: 10_000, socketTimeout: 20_000 });
  const stopping = new AbortController();

  async function tell(
    { emergencyId, reason, declaredBy, confirmedBy, holdsUntil }: EmergencyOnDay,
    ref: string,
  ): Promise<Told> {
    const person = await persons.read(ref, { account: READER, purpose: `To tell of the emergency ${emergencyId}` });
    if (!person?.email) return 'without_address';
    const until = holdsUntil!.slice(0, 16).replace('T', ' ');
    try {
      await transport.sendMail({
        from: mail.from,
        to: { name: person.name, address: person.email },
        subject: `Fællesbog: nødsituation ${emergencyId} / emergency ${emergencyId}`,
        text: [
          `To personer har erklæret en nødsituation. Indtil ${until} UTC handler de uden andres godkendelse.`,
          `Grund: ${reason}`,
          `Erklæret af konto ${declaredBy}, bekræftet af konto ${confirmedBy}.`,
          'Alt, hvad der sker under den, er markeret, og en tredje person skal gennemgå det inden 14 dage.',
          '',
          `Two people have declared an emergency. Until ${until} UTC they act without anybody's approval.`,
          `Reason: ${reason}`,
          `Declared by account ${declaredBy}, confirmed by account ${confirmedBy}.`,
          'All that is done under it is marked, and a third person has to review it within 14 days.',
          '',
          `${url}/api/v1/emergencies`,
        ].join('\n'),
      });
      return 'sent';
    } catch (error) {
      log.warn({ emergencyId, code: (error as { code?: string }).code }, 'a mail of an emergency was not taken');
      return 'failed';
    }
  }

  async function look(): Promise<void> {
    const { emergencies } = await queries.execute(new ListEmergencies());
    const news = emergencies.filter(
      ({ holdsUntil }) => holdsUntil !== null && Date.parse(holdsUntil) + NEWS_MS > Date.now(),
    );
    if (news.length === 0) return;
    const { grants } = await queries.execute(new ListGrants({ status: 'granted' }, {}));
    const readers = grants.filter(({ role }) => role === 'board_member' || role === 'auditor');
    const refs = [...new Set(readers.flatMap(({ personRef }) => personRef ?? []))];
    for (const { emergencyId } of news) await notices.note(emergencyId, refs);
    await notices.send(({ about, personRef }) => {
      const emergency = news.find(({ emergencyId }) => emergencyId === about);
      return emergency ? tell(emergency, personRef) : Promise.resolve('failed');
    });
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) =>
        log.warn({ code: (error as { code?: string }).code }, 'it could not be looked whether there is an emergency'),
      );
      await pause(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stopping.abort();
    await running;
    transport.close();
  };
}

/** Away from this machine nothing is said in clear: a server that offers no TLS is not used. */
function smtpOf(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === 'smtps:';
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (secure ? 465 : 587)),
    secure,
    ...(local ? { ignoreTLS: !secure } : { requireTLS: !secure }),
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}
