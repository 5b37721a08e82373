// SPDX-License-Identifier: MPL-2.0
import type { FastifyReply } from 'fastify';

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');

/**
 * A browser keeps a `__Host-` cookie to exactly this host, over TLS. On plain http (loopback) it takes no such name; the
 * port is in ours, because hosts do not tell ports apart.
 */
const named = (publicUrl: string, name: string): string =>
  isSecure(publicUrl) ? `__Host-${name}` : `${name}-${new URL(publicUrl).port || '80'}`;

export const sessionCookie = (publicUrl: string): string => named(publicUrl, 'faellesbog');
export const ticketCookie = (publicUrl: string): string => named(publicUrl, 'faellesbog-login');

const attributes = (publicUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(publicUrl) }) as const;

/** Until the browser is closed, and never longer than the session lasts here. */
export function setSession(reply: FastifyReply, publicUrl: string, id: string): void {
  void reply.setCookie(sessionCookie(publicUrl), id, attributes(publicUrl));
}
export function clearSession(reply: FastifyReply, publicUrl: string): void {
  void reply.clearCookie(sessionCookie(publicUrl), attributes(publicUrl));
}

/** Ten minutes to log in at the issuer. */
export function setTicket(reply: FastifyReply, publicUrl: string, ticket: string): void {
  void reply.setCookie(ticketCookie(publicUrl), ticket, { ...attributes(publicUrl), maxAge: 600 });
}
export function clearTicket(reply: FastifyReply, publicUrl: string): void {
  void reply.clearCookie(ticketCookie(publicUrl), attributes(publicUrl));
}
