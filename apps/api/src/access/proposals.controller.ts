// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { AmendChange, ApproveChange, DeclineChange, ListProposals, WithdrawChange } from '@faellesbog/governance';
import { notFound } from '@faellesbog/platform';
import { ReceiptDto, WhenDto } from '../http/command.dto.js';
import { Ask, Commands, commandFrom, Id, Runs, type Asked } from '../http/commands.js';
import { Importer } from '../import/importer.js';
import { Permission } from './permission.js';
import {
  AmendChangeDto,
  ApprovalReceiptDto,
  ApproveChangeDto,
  ListProposalsDto,
  ProposalReasonDto,
  ProposalsDto,
} from './proposals.dto.js';

/** Changes that take two: who asked for them, what they wait for, and how they ended. */
@Controller('proposals')
export class ProposalsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly permission: Permission,
    private readonly importer: Importer,
  ) {}

  /** Changes that wait for an approval, or did; `status=mine` is what waits for whoever asks. */
  @Get()
  async list(
    @Query() { status = 'open', ...when }: ListProposalsDto,
    @Req() { caller }: FastifyRequest,
  ): Promise<ProposalsDto> {
    const found = await this.queries.execute(new ListProposals({ status: status === 'mine' ? 'open' : status }, when));
    return { ...found, proposals: await this.permission.shown(found.proposals, caller, status === 'mine') };
  }

  /** One change: its versions' approvals, and the version that an approval has to name. */
  @Get(':proposalId')
  async one(
    @Id('proposalId') proposalId: string,
    @Query() when: WhenDto,
    @Req() { caller }: FastifyRequest,
  ): Promise<ProposalsDto> {
    const found = await this.queries.execute(new ListProposals({ proposalId, status: 'all' }, when));
    const proposals = await this.permission.shown(found.proposals, caller, false);
    if (proposals.length === 0) throw notFound('proposal', 'forslag', proposalId);
    return { ...found, proposals };
  }

  /** Approves a change in the version that is named; once enough people have, it is carried out at once. */
  @Post(':proposalId/approval')
  @HttpCode(201)
  @Runs(ApproveChange)
  async approve(
    @Id('proposalId') proposalId: string,
    @Body() body: ApproveChangeDto,
    @Ask() asked: Asked,
  ): Promise<ApprovalReceiptDto> {
    const receipt = await this.commands.send(ApproveChange, { ...body, proposalId }, asked);
    if (asked.dryRun) return receipt;
    const outcome = await this.permission.carryOut(
      proposalId,
      commandFrom(ApproveChange, { ...body, proposalId }, asked).meta,
    );
    if (!outcome) return receipt;
    if ('receipt' in outcome) return { ...receipt, carriedOut: outcome.receipt };
    const { code, message, da } = outcome.refused;
    return { ...receipt, refused: { code, detail: message, detailDa: da } };
  }

  /** Declines a change; whoever wants it after all proposes another. */
  @Post(':proposalId/refusal')
  @Runs(DeclineChange)
  async decline(
    @Id('proposalId') proposalId: string,
    @Body() body: ProposalReasonDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    await this.permission.assertApprover(proposalId, asked.by);
    return this.commands.send(DeclineChange, { ...body, proposalId }, asked);
  }

  /** Takes a change back; only those who asked for it can. */
  @Post(':proposalId/withdrawal')
  @Runs(WithdrawChange)
  withdraw(
    @Id('proposalId') proposalId: string,
    @Body() body: ProposalReasonDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    return this.commands.send(WithdrawChange, { ...body, proposalId }, asked);
  }

  /** Changes what is asked; a new version, which nobody has approved yet. Whoever amends it cannot approve it. */
  @Post(':proposalId/versions')
  @Runs(AmendChange)
  async amend(
    @Id('proposalId') proposalId: string,
    @Body() { change, ...rest }: AmendChangeDto,
    @Ask() asked: Asked,
  ): Promise<ReceiptDto> {
    const name = await this.permission.proposedAs(proposalId, asked.by);
    const wanted = { ...asked, id: proposalId, dryRun: false };
    const command = await this.importer.commandFor(name, { ...change, ...rest }, wanted);
    const content = await this.permission.amended(command);
    const { meta } = commandFrom(AmendChange as never, {}, asked);
    const amending = new AmendChange({ ...content, proposalId }, { ...meta, grounds: command.meta.grounds });
    return this.commands.record(amending, asked);
  }
}
