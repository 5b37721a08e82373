// SPDX-License-Identifier: MPL-2.0
import { readModel } from '@faellesbog/eventsourcing';
import { answers, AsOfQuery, type AsOf, type When } from '@faellesbog/platform';
import { agreementEvents } from '../agreement/agreement.events.js';

/**
 * Which collaboration agreements were in force on a day. A term row holds until the next one of the same agreement, and
 * an ending is final. What was recorded late holds from the day that the agreement itself names.
 */
export const collaborationAgreements = readModel({
  name: 'collaboration_agreements',
  version: 1,
  from: [agreementEvents],
  tables: {
    agreement: {
      columns: { agreement_id: 'text', partner: 'text', partner_kind: 'text', purpose: 'text', first_day: 'date' },
      indexes: [['agreement_id']],
    },
    term: { columns: { agreement_id: 'text', last_day: 'date?' }, indexes: [['agreement_id']] },
    ending: { columns: { agreement_id: 'text', last_day: 'date' }, indexes: [['agreement_id']] },
  },
  on: {
    CollaborationAgreementConcluded: (data, { eff }, write) => {
      const { agreementId: agreement_id, partner, partnerKind, purpose, from, until } = data;
      write.agreement({ agreement_id, partner, partner_kind: partnerKind, purpose, first_day: from });
      write.term({ agreement_id, last_day: until ?? null, eff: eff < from ? eff : from });
    },
    CollaborationAgreementRenewed: ({ agreementId, until }, _meta, write) =>
      write.term({ agreement_id: agreementId, last_day: until ?? null }),
    CollaborationAgreementEnded: ({ agreementId, lastDay }, { eff }, write) =>
      write.ending({ agreement_id: agreementId, last_day: lastDay, eff: eff < lastDay ? eff : lastDay }),
  },
});

export interface AgreementInForce {
  agreement: string;
  partner: string;
  partnerKind: string;
  purpose: string;
  from: string;
  /** Last day in force, inclusive; null when open-ended. */
  until: string | null;
  beganBy: string;
  illustrative: boolean;
}

export interface AgreementsInForce extends AsOf {
  agreements: AgreementInForce[];
  illustrative: boolean;
}

/** The collaboration agreements in force on a day (question Q13). */
export class ListCollaborationAgreements extends AsOfQuery<AgreementsInForce> {
  constructor(when: When = {}) {
    super(when);
  }
}

const { agreement, term, ending } = collaborationAgreements.table;

export const listCollaborationAgreements = answers(
  ListCollaborationAgreements,
  collaborationAgreements,
  async (sql, asOf) => {
    const { validOn, position } = asOf;
    const rows = await sql<AgreementInForce[]>`
      select a.agreement_id as agreement, a.partner, a.partner_kind as "partnerKind", a.purpose,
        a.first_day as "from", coalesce(e.last_day, t.last_day) as "until", a.event_id as "beganBy",
        a.illustrative or t.illustrative or coalesce(e.illustrative, false) as illustrative
      from ${sql(agreement)} a
      cross join lateral (
        select last_day, illustrative from ${sql(term)}
        where agreement_id = a.agreement_id and pos <= ${position} and eff <= ${validOn}
        order by eff desc, pos desc limit 1) t
      left join ${sql(ending)} e on e.agreement_id = a.agreement_id and e.pos <= ${position} and e.eff <= ${validOn}
      where a.pos <= ${position} and a.first_day <= ${validOn}
        and coalesce(e.last_day, t.last_day, 'infinity') >= ${validOn}
      order by a.agreement_id`;
    return { ...asOf, agreements: [...rows], illustrative: rows.some(({ illustrative }) => illustrative) };
  },
);
