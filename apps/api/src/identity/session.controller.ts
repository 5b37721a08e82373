// SPDX-License-Identifier: MPL-2.0
import { Controller, Get, Header, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  accountOf,
  demoPeople,
  DEVELOPMENT_ISSUER,
  isLoopback,
  Problem,
  type Identity,
  type Recognition,
} from '@faellesbog/platform';
import { clearSession, clearTicket, sessionCookie, setSession, setTicket, ticketCookie } from './cookies.js';
import { IDENTITY } from './identity-token.js';
import { refuseTooMany } from './recognise.js';
import { LoggedOutDto, LoginDto, SessionDto } from './session.dto.js';

const NO_STORE = ['Cache-Control', 'no-store'] as const;

/** Login of browsers: the token stays here, and the browser has a cookie that scripts cannot read. */
@Controller('session')
export class SessionController {
  constructor(@Inject(IDENTITY) private readonly identity: Identity) {}

  /** Who asks, by token or session. */
  @Get()
  @Header(...NO_STORE)
  async who(@Req() { caller, cookies }: FastifyRequest): Promise<SessionDto> {
    const { publicUrl, issuer, audience, login, development } = this.identity.recognition();
    const id = cookies[sessionCookie(publicUrl)];
    const session = id && caller.kind === 'person' ? await this.identity.sessions.find(id) : undefined;
    const demo = development !== undefined;
    const person = demoPeople.find(({ subject }) => demo && accountOf(DEVELOPMENT_ISSUER, subject) === caller.account);
    return {
      ...caller,
      endsAt: session?.account === caller.account ? session?.endsAt : undefined,
      issuer,
      audience,
      login: login !== undefined,
      demo,
      person: person && { role: person.role, office: person.office, nameDa: person.nameDa, nameEn: person.nameEn },
    };
  }

  /** Sends the browser to the issuer to log in, and from there back to `returnTo`. */
  @Get('login')
  @HttpCode(303)
  @Header(...NO_STORE)
  async login(
    @Query() { returnTo = '/' }: LoginDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseTooMany(this.identity.limits.logins.count(request.ip));
    const { publicUrl, ...recognition } = this.identity.recognition();
    // Cookies of `localhost` are not those of `127.0.0.1`: begin where the issuer will come back to.
    const { host, hostname } = new URL(publicUrl);
    if (request.host !== host && isLoopback(request.hostname) && isLoopback(hostname))
      return void reply.redirect(`${publicUrl}${request.raw.url}`, 303);
    const { location, ticket } = await loginOf(recognition).start(returnTo);
    setTicket(reply, publicUrl, ticket);
    return void reply.redirect(location, 303);
  }

  /** Where the issuer sends the browser back to. */
  @Get('callback')
  @HttpCode(303)
  @Header(...NO_STORE)
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { publicUrl, ...recognition } = this.identity.recognition();
    clearTicket(reply, publicUrl);
    try {
      const ticket = request.cookies[ticketCookie(publicUrl)];
      const { account, idToken, returnTo } = await loginOf(recognition).finish(request.raw.url!, ticket);
      // A session that was there before, planted or not, ends; the new one has a name that nobody knew.
      const before = request.cookies[sessionCookie(publicUrl)];
      if (before !== undefined) await this.identity.sessions.end(before);
      setSession(reply, publicUrl, await this.identity.sessions.begin(account, idToken));
      return void reply.redirect(returnTo, 303);
    } catch (error) {
      if (error instanceof Problem && error.status < 500) refuseTooMany(this.identity.limits.logins.count(request.ip));
      throw error;
    }
  }

  /** Ends the session here, and says where it ends at the issuer. */
  @Post('logout')
  @HttpCode(200)
  @Header(...NO_STORE)
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<LoggedOutDto> {
    const { publicUrl, ...recognition } = this.identity.recognition();
    const id = request.cookies[sessionCookie(publicUrl)];
    const ended = id === undefined ? undefined : await this.identity.sessions.end(id);
    clearSession(reply, publicUrl);
    if (!ended) return { continueTo: null };
    // It has ended here, also when the issuer cannot be asked where to go.
    const continueTo = await recognition.login?.logoutAt(ended.idToken).catch(() => undefined);
    return { continueTo: continueTo ?? null };
  }
}

function loginOf({ login }: Pick<Recognition, 'login'>): NonNullable<Recognition['login']> {
  if (login) return login;
  throw new Problem(
    404,
    'login.not_configured',
    'Browsers cannot log in here: OIDC_CLIENT_ID is not set.',
    'Browsere kan ikke logge ind her: OIDC_CLIENT_ID er ikke sat.',
  );
}
