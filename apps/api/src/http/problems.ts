// SPDX-License-Identifier: MPL-2.0
import { Catch, HttpException, ValidationPipe, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CommandReused,
  EventTooLarge,
  OutcomeUnknown,
  Rejection,
  UnwritableEvent,
  WrongRevision,
} from '@faellesbog/eventsourcing';
import { MoneyError } from '@faellesbog/money';
import { isBusy, isConnectionLost, Problem } from '@faellesbog/platform';
import type { Logger } from 'pino';

/** One thing wrong with one field. */
export interface FieldError {
  pointer: string;
  code: string;
  message: string;
  messageDa: string;
}

/** `application/problem+json` (RFC 9457): `code` is stable, `detail` English, `detailDa` Danish. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  detailDa: string;
  pointer?: string;
  rule?: string;
  errors?: FieldError[];
  revision?: number;
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not recognised',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Refused by a rule',
  410: 'Gone',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not valid',
  428: 'Precondition required',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Try again',
};

export class InvalidFields extends Problem {
  constructor(readonly errors: FieldError[]) {
    super(
      422,
      'body.invalid',
      `${errors.length} field(s) are not valid.`,
      `${errors.length} felt(er) er ikke gyldige.`,
    );
  }
}

/** Every error the service answers with, in one table. */
export function problemOf(error: unknown, hasIfMatch: boolean): ProblemBody & { retryAfter?: number } {
  const body = (status: number, code: string, detail: string, detailDa: string, more: Partial<ProblemBody> = {}) => ({
    type: `urn:faellesbog:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    code,
    detail,
    detailDa,
    ...more,
  });
  if (error instanceof InvalidFields)
    return body(422, error.code, error.message, error.da, { errors: error.errors.slice(0, 50) });
  if (error instanceof Problem) {
    const { pointer, retryAfterSeconds } = error.detail;
    return { ...body(error.status, error.code, error.message, error.da, { pointer }), retryAfter: retryAfterSeconds };
  }
  if (error instanceof Rejection) return body(409, error.code, error.message, error.da, error.detail);
  if (error instanceof WrongRevision) {
    const detail = `It is at revision ${error.actual}, not ${error.expected}: read it again and decide anew.`;
    const da = `Den er på revision ${error.actual}, ikke ${error.expected}: læs den igen, og beslut på ny.`;
    return body(hasIfMatch ? 412 : 409, 'revision.changed', detail, da, { revision: error.actual });
  }
  if (error instanceof CommandReused) {
    return body(
      422,
      'idempotency_key.reused',
      'This Idempotency-Key was used before for another request.',
      'Denne Idempotency-Key er brugt før til en anden anmodning.',
    );
  }
  if (error instanceof EventTooLarge) {
    return body(
      422,
      'event.too_large',
      `${error.message} bytes.`,
      `Hændelsen fylder ${error.bytes} byte; der er plads til 32768.`,
    );
  }
  if (error instanceof MoneyError) return body(422, error.code, error.message, error.da, { pointer: error.pointer });
  if (error instanceof UnwritableEvent) {
    const detail = 'A field does not have the shape its event needs.';
    return body(422, 'body.invalid', detail, 'Et felt har ikke den form, hændelsen kræver.', {
      pointer: error.pointer,
    });
  }
  if (error instanceof OutcomeUnknown) {
    const detail =
      'The store did not answer. The command may have been recorded: send it again with the same Idempotency-Key.';
    const da = 'Lageret svarede ikke. Kommandoen kan være registreret: send den igen med samme Idempotency-Key.';
    return { ...body(503, 'store.outcome_unknown', detail, da), retryAfter: 2 };
  }
  if (isConnectionLost(error) || isBusy(error)) {
    const detail = 'The database does not answer just now. Nothing was changed: try again in a moment.';
    const da = 'Databasen svarer ikke lige nu. Intet er ændret: prøv igen om et øjeblik.';
    return { ...body(503, 'database.unavailable', detail, da), retryAfter: 1 };
  }
  return frameworkProblem(error, body);
}

type Body = (status: number, code: string, detail: string, detailDa: string) => ProblemBody;

function frameworkProblem(error: unknown, body: Body): ProblemBody & { retryAfter?: number } {
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : Number((error as { statusCode?: number } | null)?.statusCode ?? 500);
  const { code: given } = (error ?? {}) as { code?: unknown };
  const code = typeof given === 'string' ? given : '';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT' || status === 408)
    return body(408, 'request.timeout', 'The request took too long.', 'Anmodningen tog for lang tid.');
  switch (status) {
    case 400:
      return body(400, 'request.malformed', 'The request cannot be read.', 'Anmodningen kan ikke læses.');
    case 404:
      return body(404, 'not_found', 'There is nothing at this address.', 'Der findes intet på denne adresse.');
    case 405:
      return body(
        405,
        'method.not_allowed',
        'This address does not take that method.',
        'Adressen tager ikke imod den metode.',
      );
    case 413:
      return body(
        413,
        'body.too_large',
        'The body is larger than this address takes.',
        'Indholdet er større, end adressen tager imod.',
      );
    case 415:
      return body(415, 'media_type.unsupported', 'Send application/json.', 'Send application/json.');
    default:
  }
  if (/^(CONNECTION_|CONNECT_|ECONN|57P0|55P03|40001|40P01|53300|57014)/.test(code)) {
    return {
      ...body(
        503,
        'database.unavailable',
        'The database does not answer just now. Try again.',
        'Databasen svarer ikke lige nu. Prøv igen.',
      ),
      retryAfter: 2,
    };
  }
  if (status >= 400 && status < 500)
    return body(status, 'request.refused', 'The request was refused.', 'Anmodningen blev afvist.');
  return body(500, 'internal', 'Something went wrong here; it has been noted.', 'Noget gik galt her; det er noteret.');
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { retryAfter, ...problem } = problemOf(error, request.headers['if-match'] !== undefined);
    if (problem.status >= 500)
      this.log.error({ code: problem.code, err: describe(error), requestId: request.id }, 'request failed');
    if (reply.sent) return;
    if (retryAfter !== undefined) void reply.header('Retry-After', String(retryAfter));
    void reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}

/** What went wrong, for the operator; never the values of a query. */
function describe(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: 'unknown', message: String(error) };
  return { name: error.name, message: error.message, stack: error.stack };
}

/** Danish for what class-validator says, by its rule's name; the rest says that the field is not valid. */
const DANISH: Record<string, string> = {
  whitelistValidation: 'findes ikke her',
  isString: 'skal være tekst',
  isLength: 'er for kort eller for lang',
  isInt: 'skal være et helt tal',
  isBoolean: 'skal være true eller false',
  isIn: 'er ikke en af mulighederne',
  isEnum: 'er ikke en af mulighederne',
  isArray: 'skal være en liste',
  isUuid: 'skal være en UUID',
  isUrl: 'skal være en https-adresse',
  isBusinessDate: 'skal være en dato, der findes, ÅÅÅÅ-MM-DD',
  isDefined: 'mangler',
  isNotEmpty: 'mangler',
  min: 'er for lille',
  max: 'er for stor',
  arrayMinSize: 'har for få elementer',
  arrayMaxSize: 'har for mange elementer',
  arrayUnique: 'har gentagelser',
  matches: 'har ikke den rigtige form',
  nestedValidation: 'skal være et objekt',
};

/** What a rule says in Danish of its own, as the `context` it was declared with. */
const daOf = (context: unknown): string | undefined => (context as { da?: string } | undefined)?.da;

export function fieldErrors(errors: ValidationError[], path = ''): FieldError[] {
  return errors.flatMap(({ property, constraints = {}, contexts, children = [] }) => {
    const pointer = `${path}/${property.replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 80)}`;
    const own = Object.entries(constraints).map(([rule, message]) => ({
      pointer,
      code: rule === 'whitelistValidation' ? 'field.unknown' : `field.${rule}`,
      message: rule === 'whitelistValidation' ? `${property.slice(0, 80)} is not a field here` : message,
      messageDa: `${property.slice(0, 80)} ${daOf(contexts?.[rule]) ?? DANISH[rule] ?? 'er ikke gyldig'}`,
    }));
    return [...own, ...fieldErrors(children, pointer)];
  });
}

/** What is checked of every body and query: unknown fields are refused, nothing is converted by guess. */
export const VALIDATION = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: false,
} as const;

export function validationPipe(): ValidationPipe {
  rememberRules();
  return new ValidationPipe({
    ...VALIDATION,
    transform: true,
    exceptionFactory: (errors) => new InvalidFields(fieldErrors(errors)),
  });
}

let remembered = false;

/**
 * The validator gathers the rules of a class anew for each object, by going through all classes there are: a tenth of
 * the time of a command, and more with each class that is added. A class does not change, so it is asked once.
 */
function rememberRules(): void {
  if (remembered) return;
  remembered = true;
  const storage = getMetadataStorage();
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, Map<string | undefined, ReturnType<typeof gather>>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (typeof target !== 'function' || always || strictGroups || groups)
      return gather(target, schema, always, strictGroups, groups);
    // Within another class, that one's name is asked for as well.
    const ofClass = known.get(target) ?? new Map<string | undefined, ReturnType<typeof gather>>();
    const rules = ofClass.get(schema) ?? gather(target, schema, always, strictGroups, groups);
    known.set(target, ofClass.set(schema, rules));
    return rules;
  };
}
