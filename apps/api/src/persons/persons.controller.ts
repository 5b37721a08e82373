// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, Header, HttpCode, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lookupIn } from '@faellesbog/eventsourcing';
import { ErasePerson, person, RegisterPerson } from '@faellesbog/community';
import { noSuchPerson, OPERATOR, personErased, type Ledger } from '@faellesbog/platform';
import { ReceiptDto } from '../http/command.dto.js';
import { Ask, Commands, Runs, type Asked } from '../http/commands.js';
import { LEDGER } from '../operations/ledger-token.js';
import {
  PersonAccessesDto,
  ChangePersonDto,
  ErasePersonDto,
  ErasuresDto,
  HeldPersonDto,
  PersonsPageDto,
  PersonDto,
  personDataOf,
  PersonReceiptDto,
  ReadPersonDto,
  RegisterPersonDto,
  ReplayedErasuresDto,
  ReplayErasuresDto,
} from './persons.dto.js';
import { erasePerson, registerPerson } from './persons.js';

/** A reference in the path. What cannot be one does not exist, and is not repeated: somebody may have put a name there. */
const PersonRef = (): ParameterDecorator =>
  Param('personRef', {
    transform(value: string): string {
      if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) return value;
      throw noSuchPerson();
    },
  });

/** No browser and no proxy keeps an answer about a person. */
const NotStored = (): MethodDecorator => Header('Cache-Control', 'no-store');

@Controller('persons')
export class PersonsController {
  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    private readonly commands: Commands,
  ) {}

  /** Registers a person. Name and contact go to a store that can forget; the log has the reference alone. */
  @Post()
  @NotStored()
  @Runs(RegisterPerson)
  register(@Body() body: RegisterPersonDto, @Ask() asked: Asked): Promise<PersonReceiptDto> {
    return registerPerson(this.ledger, this.commands, personDataOf(body), asked);
  }

  /** The erasures after a number, in order: the list that a restored backup must replay. References and instants only. */
  @Get('erasures')
  @NotStored()
  async erasures(@Query() { after = 0, limit = 100 }: PersonsPageDto): Promise<ErasuresDto> {
    const erasures = await this.ledger.persons.erasures(after, limit);
    return { erasures, next: erasures.at(-1)?.number ?? after };
  }

  /**
   * Carries a list of erasures out again, on a database that was restored from an older backup; for the operator, before
   * anybody uses it. Asked again it changes nothing. Persons who are not there are noted as erased all the same.
   */
  @Post('erasures/replays')
  @HttpCode(200)
  @NotStored()
  replay(@Body() { erasures }: ReplayErasuresDto): Promise<ReplayedErasuresDto> {
    return this.ledger.persons.replayErasures(erasures);
  }

  /** A person in clear. Who asked, what for and when is recorded first. */
  @Get(':personRef')
  @NotStored()
  async read(
    @PersonRef() personRef: string,
    @Query() { purpose }: ReadPersonDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonDto> {
    const { persons } = this.ledger;
    const found = await persons.read(personRef, { account: accountOf(request), purpose });
    if (!found) throw (await persons.erasure(personRef)) ? personErased() : noSuchPerson();
    void reply.header('ETag', `"${found.version}"`);
    return found;
  }

  /** Changes what is known of a person, from the version that the caller saw. */
  @Patch(':personRef')
  @NotStored()
  async change(
    @PersonRef() personRef: string,
    @Body() body: ChangePersonDto,
    @Ask() { id, by, dryRun, expectedRevision = -1, reply }: Asked,
  ): Promise<HeldPersonDto> {
    const asking = { account: by, command: id, expected: expectedRevision, dryRun };
    const held = await this.ledger.persons.change(personRef, body, asking);
    void reply.header('ETag', `"${held.version}"`);
    return held;
  }

  /** Erases a person for good; the reference stays, and stands for nobody. */
  @Post(':personRef/erasure')
  @NotStored()
  @Runs(ErasePerson)
  erase(@PersonRef() personRef: string, @Body() body: ErasePersonDto, @Ask() asked: Asked): Promise<ReceiptDto> {
    return erasePerson(this.ledger, this.commands, personRef, body, asked);
  }

  /** Who has read a person, when and what for; also after the erasure. */
  @Get(':personRef/accesses')
  @NotStored()
  async accesses(
    @PersonRef() personRef: string,
    @Query() { after = 0, limit = 100 }: PersonsPageDto,
  ): Promise<PersonAccessesDto> {
    const { persons, store } = this.ledger;
    const { state } = await lookupIn(store).state(person, personRef);
    if (state === 'unknown') throw noSuchPerson();
    const [line, accesses] = await Promise.all([persons.erasure(personRef), persons.accesses(personRef, after, limit)]);
    return { personRef, erasedAt: line?.at ?? null, accesses, next: accesses.at(-1)?.number ?? after };
  }
}

/** Who asks, as events name them. */
const accountOf = (request: FastifyRequest & { caller?: { account?: string } }): string =>
  request.caller?.account ?? OPERATOR;
