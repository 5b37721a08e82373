// SPDX-License-Identifier: MPL-2.0
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { accessionEvents } from './accession.events.js';

type Data<K extends string> = DataOf<typeof accessionEvents, K>;

export class PublishAccessionTerms extends DomainCommand<Omit<Data<'AccessionTermsPublished'>, 'version'>> {
  readonly type = 'PublishAccessionTerms';
}
/** `rebatesFor` names the projects the authority funded, and the round in which its pledge stands. */
export class SignAccession extends DomainCommand<{
  productId: string;
  accessionId: string;
  authorityId: string;
  rebatesFor?: { projectId: string; roundId: string }[];
  passive?: boolean;
}> {
  readonly type = 'SignAccession';
}
export class EndAccession extends DomainCommand<Omit<Data<'AccessionEnded'>, 'authorityId'>> {
  readonly type = 'EndAccession';
}
export const accessionCommands = [PublishAccessionTerms, SignAccession, EndAccession] as const;
export type AccessionCommand = CommandOf<typeof accessionCommands>;
