// SPDX-License-Identifier: MPL-2.0
import { IsOptional, IsString, Length } from 'class-validator';

export class LoginDto {
  /** Where to come back to after login: a path of this service. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  returnTo?: string;
}

/** Who one is at the demonstration's issuer. */
export class DemoPersonDto {
  role!: string;
  office?: 'chair' | 'treasurer';
  nameDa!: string;
  nameEn!: string;
}

/** Who asks, and where one logs in. */
export class SessionDto {
  kind!: 'anonymous' | 'person' | 'system' | 'operator';
  /** The opaque account, as events hold it. */
  account?: string;
  /** When the session ends at the latest; only with a session. */
  endsAt?: string;
  /** The OpenID Connect issuer that vouches for callers. */
  issuer!: string;
  /** What an access token has to be for. */
  audience!: string;
  /** Browsers can log in. */
  login!: boolean;
  /** Anybody can be anyone: nothing here is safe. */
  demo!: boolean;
  person?: DemoPersonDto;
}

export class LoggedOutDto {
  /** Where the browser has to go so that the login at the issuer ends too; null when there is no such place. */
  continueTo!: string | null;
}
