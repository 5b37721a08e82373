// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  registerDecorator,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { isIsoDate } from '@faellesbog/eventsourcing';

/** A date that exists, `YYYY-MM-DD`: 2023-02-29 does not. */
export function IsBusinessDate(options?: ValidationOptions): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isBusinessDate',
      target: target.constructor,
      propertyName: String(propertyName),
      options: { message: '$property is a date that exists, YYYY-MM-DD', ...options },
      validator: { validate: isIsoDate },
    });
}

/** Lower-case letters, digits and dashes: the name of a thing in an address. */
export const IsSlug = (options?: ValidationOptions): PropertyDecorator =>
  Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, {
    message: '$property is lower-case letters, digits and dashes, at most 63',
    context: { da: 'er små bogstaver, cifre og bindestreger, højst 63' },
    ...options,
  });

/** Text a person wrote: one to `max` characters, without control characters or marks that turn text around. */
export function IsProse(max = 2000): PropertyDecorator {
  const length = Length(1, max);
  const clean = Matches(/^(?:[^\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[\n\t])*$/u, {
    message: '$property holds control characters or invisible marks',
    context: { da: 'indeholder styretegn eller usynlige tegn' },
  });
  return (target, key) => {
    IsString()(target, key);
    length(target, key);
    clean(target, key);
  };
}

/**
 * A part with fields of its own, that has to be there unless `@IsOptional()` says otherwise. The framework's own check
 * of parts lets one that is missing, or a list in its place, pass unseen.
 */
export function IsPart(type: () => new () => object): PropertyDecorator {
  return (target, key) => {
    IsDefined()(target, key);
    IsObject()(target, key);
    ValidateNested()(target, key);
    Type(type)(target, key);
  };
}

/** An amount in kroner with two decimals and its currency; never a JSON number. */
export class MoneyDto {
  /** Kroner and øre with a point: `12500.00`. */
  @Matches(/^(?!-0\.00$)-?(0|[1-9][0-9]{0,14})\.[0-9]{2}$/, {
    message: 'amount is kroner with two decimals as text, like "12500.00"',
    context: { da: 'er kroner med to decimaler og punktum, som tekst: "12500.00"' },
  })
  amount!: string;

  @IsIn(['DKK'])
  currency!: 'DKK';
}

export class SourceDto {
  /** `sourced` names a published source; `illustrative` marks invented data. */
  @IsIn(['sourced', 'illustrative'])
  kind!: 'sourced' | 'illustrative';

  @IsProse(500)
  reference!: string;
}

export class DocumentRefDto {
  @IsProse(200)
  title!: string;

  @IsOptional()
  @IsBusinessDate()
  on?: string;

  @IsOptional()
  @IsIn(['received', 'sent', 'internal'])
  direction?: 'received' | 'sent' | 'internal';

  @IsOptional()
  @IsUrl({ protocols: ['https'], require_protocol: true })
  url?: string;

  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  sha256?: string;
}

/** What every command may say beside its own data. */
export class CommandDto {
  /** Business date in Europe/Copenhagen; today when not given. */
  @IsOptional()
  @IsBusinessDate()
  effectiveOn?: string;

  /** The authority on whose behalf this is asked. */
  @IsOptional()
  @IsSlug()
  onBehalfOf?: string;

  /** The decision that allows it: a reference to minutes or to a decision log entry. */
  @IsOptional()
  @IsProse(200)
  decisionRef?: string;

  @IsOptional()
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @ArrayMaxSize(20)
  @Type(() => DocumentRefDto)
  documentRefs?: DocumentRefDto[];

  @IsOptional()
  @IsPart(() => SourceDto)
  source?: SourceDto;

  /** The emergency under which it is asked: then nobody has to approve it before, and somebody reviews it after. */
  @IsOptional()
  @IsSlug()
  emergency?: string;
}

/** Opaque reference to a person; names live in a store that can forget. */
export const IsPersonRef = (): PropertyDecorator => IsUUID();

/** The dates of a question; both inclusive, both optional, echoed in the answer. */
export class WhenDto {
  /** Business date: what was true on that day. Today when not given. */
  @IsOptional()
  @IsString()
  validOn?: string;

  /** What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
  @IsOptional()
  @IsString()
  knownAt?: string;

  /** Wait briefly until the answer knows this position. */
  @IsOptional()
  @Type(() => Number)
  after?: number;
}

/** What a proposal waits for. */
export class WaitingDto {
  proposalId!: string;
  /** `proposed` until enough people have approved it. */
  status!: string;
  /** What an approval has to name: the SHA-256 of what is asked. */
  version!: string;
  /** Who may approve it, as role or role:office. */
  waitsFor!: string[];
  /** How many different people have to. */
  approvals!: number;
}

/** What a recorded command left behind. */
export class ReceiptDto {
  stream!: string;
  /** Revision of the stream after the command; also its ETag. */
  revision!: number;
  /** Position in the whole log of the last event recorded. */
  position!: number;
  /** Ids of the events, in order; empty when there was nothing to do. */
  events!: string[];
  /** When others have to approve it (202): then this is the receipt of the proposal, and nothing else was recorded. */
  waiting?: WaitingDto;
}
