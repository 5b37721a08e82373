// SPDX-License-Identifier: MPL-2.0
import fc from 'fast-check';
import { Rejection } from '@faellesbog/eventsourcing';
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import goldenNumbers from '../../../money/vectors/domain-vectors.json' with { type: 'json' };
import {
  AppointCoordinator,
  ChangeContact,
  CorrectAuthority,
  DeemWithdrawn,
  RegisterAuthority,
  ReleaseCoordinator,
  SendPaymentDemand,
  StartMembership,
  WithdrawMembership,
} from './authority.commands.js';
import { authority, dayBefore, isMemberOn, type Authority } from './authority.decider.js';
import { isCvr, isGln, MUNICIPALITY_CODES, type AuthorityEvent } from './authority.events.js';

const { identifiers, half_year_fee: golden } = goldenNumbers;
const anna = '11111111-1111-4111-8111-111111111111';
const bent = '22222222-2222-4222-8222-222222222222';
const authorityId = '101';
const data = {
  authorityId,
  name: 'København',
  kind: 'municipality' as const,
  cvr: '64942212',
  municipalityCode: '101',
};
const registered = { type: 'AuthorityRegistered', data, eff: '2007-01-01' };
const started = (eff: string, feeShare: 'full' | 'half' = 'full') => ({
  type: 'MembershipStarted',
  data: { authorityId, signedOn: eff, contactRef: anna, feeShare },
  eff,
});
const withdrawn = (eff: string) => ({ type: 'MembershipWithdrawn', data: { authorityId, receivedOn: eff }, eff });
const appointment = {
  authorityId,
  coordinatorId: 'kbh-kitos',
  personRef: bent,
  area: { kind: 'product' as const, id: 'os2kitos' },
  staffBuyoutBp: 2000,
};
const appointed = (eff: string) => ({ type: 'CoordinatorAppointed', data: appointment, eff });
const released = (eff: string) => ({
  type: 'CoordinatorReleased',
  data: { authorityId, coordinatorId: 'kbh-kitos', reason: 'Another task' },
  eff,
});
const member = [registered, started('2012-04-24')];
const former = [...member, withdrawn('2017-02-01')];

const on = (effectiveOn: string) => testMeta({ effectiveOn });
const register = (changes: object = {}) => new RegisterAuthority({ ...data, ...changes }, testMeta());
const start = (eff: string, signedOn = eff, contactRef = anna) =>
  new StartMembership({ authorityId, signedOn, contactRef }, on(eff));
const withdraw = (eff: string, receivedOn = eff) => new WithdrawMembership({ authorityId, receivedOn }, on(eff));
const appoint = (eff: string, changes: object = {}) => new AppointCoordinator({ ...appointment, ...changes }, on(eff));
const release = (eff: string, coordinatorId = 'kbh-kitos') =>
  new ReleaseCoordinator({ authorityId, coordinatorId, reason: 'Another task' }, on(eff));
const happened = <Data>({ type, data: facts }: { type: string; data: Data }) => ({ type, data: facts });

describe('The identifiers', () => {
  it.each(identifiers.cvr_valid)('take %s for a CVR number', (cvr) => expect(isCvr(cvr)).toBe(true));
  it.each(identifiers.cvr_invalid)('do not take %s for a CVR number', (cvr) => expect(isCvr(cvr)).toBe(false));
  it('take no other last digit than the one that checks', () => {
    const others = identifiers.cvr_valid.flatMap((cvr) => [...'0123456789'].map((digit) => cvr.slice(0, 7) + digit));
    expect(others.filter(isCvr).sort()).toEqual([...identifiers.cvr_valid].sort());
  });
  it.each(identifiers.gln_valid)('take %s for a GLN', (gln) => expect(isGln(gln)).toBe(true));
  it.each(identifiers.gln_invalid)('do not take %s for a GLN', (gln) => expect(isGln(gln)).toBe(false));
  it('know the 98 municipalities by their codes', () => {
    const { valid, not_a_municipality, invalid } = identifiers.municipality_code;
    expect(MUNICIPALITY_CODES.size).toBe(98);
    expect(valid.filter((code) => !MUNICIPALITY_CODES.has(code))).toEqual([]);
    expect([...not_a_municipality, ...invalid].filter((code) => MUNICIPALITY_CODES.has(code))).toEqual([]);
  });
});

describe('An authority', () => {
  it('can be registered', () => given(authority).when(register()).then(happened(registered)));
  it('can be a region, with a GLN and without a code', () => {
    const region = {
      authorityId: 'region-midtjylland',
      name: 'Region Midtjylland',
      kind: 'region' as const,
      cvr: '29190925',
      gln: '5790002750595',
    };
    given(authority)
      .when(new RegisterAuthority(region, testMeta()))
      .then({ type: 'AuthorityRegistered', data: region });
  });
  it.each(identifiers.cvr_invalid.filter((cvr) => cvr.length === 8))('cannot have the CVR number %s', (cvr) =>
    given(authority).when(register({ cvr })).rejects('authority.cvr_invalid'),
  );
  it('cannot have a GLN with a wrong check digit', () =>
    given(authority)
      .when(register({ gln: '5790002750594' }))
      .rejects('authority.gln_invalid'));
  it.each(['411', '100', '000', undefined])('is no municipality with the code %s', (municipalityCode) =>
    given(authority)
      .when(register({ authorityId: municipalityCode ?? '101', municipalityCode }))
      .rejects('authority.municipality_code_invalid'),
  );
  it('that is a municipality has its code for an id', () =>
    given(authority)
      .when(register({ authorityId: 'koebenhavn' }))
      .rejects('authority.id_is_not_its_code'));
  it('that is no municipality has no code, and cannot take the id of one', () => {
    given(authority)
      .when(register({ authorityId: 'kl', kind: 'other' }))
      .rejects('authority.code_is_for_municipalities');
    given(authority)
      .when(register({ kind: 'state', municipalityCode: undefined }))
      .rejects('authority.code_is_for_municipalities');
  });
  it('cannot be registered as something else the second time', () =>
    given(authority, registered)
      .when(register({ name: 'Copenhagen' }))
      .rejects('authority.exists'));
  it('stays as it is when registered again alike', () => given(authority, registered).when(register()).thenNothing());

  const correct = (eff: string, changes: object) =>
    new CorrectAuthority({ authorityId, ...changes, reason: 'Renamed' }, on(eff));
  const renamed = (eff: string, name: string) => ({
    type: 'AuthorityCorrected',
    data: { authorityId, name, reason: 'Renamed' },
    eff,
  });
  it('can be corrected', () => {
    const facts = { authorityId, name: 'Københavns Kommune', reason: 'Renamed' };
    const corrected = { type: 'AuthorityCorrected', data: facts };
    given(authority, registered)
      .when(correct('2020-01-01', { name: facts.name }))
      .then(corrected);
  });
  it('cannot be corrected to a GLN with a wrong check digit, or before it is registered', () => {
    given(authority, registered)
      .when(correct('2020-01-01', { gln: '5790002750594' }))
      .rejects('authority.gln_invalid');
    given(authority)
      .when(correct('2020-01-01', { name: 'X' }))
      .rejects('authority.unknown');
  });
  it('stays as it is when corrected to what that day already knows', () => {
    const history = [registered, renamed('2020-01-01', 'KK')];
    given(authority, ...history)
      .when(correct('2019-12-31', { name: 'København' }))
      .thenNothing();
    given(authority, ...history)
      .when(correct('2020-01-01', { name: 'KK' }))
      .thenNothing();
    expect(
      given(authority, ...history)
        .when(correct('2020-01-01', { name: 'X' }))
        .decided(),
    ).toHaveLength(1);
  });
  it('keeps its latest name when an earlier one is corrected afterwards', () => {
    const history = [registered, renamed('2020-01-01', 'KK'), renamed('2015-01-01', 'Kjøbenhavn')];
    expect(given(authority, ...history).state).toMatchObject({ name: 'KK' });
    given(authority, ...history)
      .when(correct('2021-01-01', { name: 'KK' }))
      .thenNothing();
    given(authority, ...history)
      .when(correct('2016-01-01', { name: 'Kjøbenhavn' }))
      .thenNothing();
  });
});

describe('A membership', () => {
  it('can start', () =>
    given(authority, registered)
      .when(start('2012-04-24'))
      .then(happened(started('2012-04-24'))));
  it('costs the full fee when it starts on 1 July, and half the day after', () => {
    const share = (eff: string) => given(authority, registered).when(start(eff)).decided()[0]?.data['feeShare'];
    expect(share('2026-07-01')).toBe(golden['join_2026-07-01_kr'] === 25_000 ? 'full' : 'half');
    expect(share('2026-07-02')).toBe(golden['join_2026-07-02_kr'] === 12_500 ? 'half' : 'full');
    expect([share('2026-01-01'), share('2026-12-31')]).toEqual(['full', 'half']);
  });
  it('is for registered public authorities only', () =>
    given(authority).when(start('2012-04-24')).rejects('authority.unknown'));
  it('cannot start before the agreement was signed', () =>
    given(authority, registered).when(start('2012-04-24', '2012-04-25')).rejects('membership.starts_before_signing'));
  it('cannot start while another one runs, also when that one lies ahead', () => {
    given(authority, ...member)
      .when(start('2015-01-01'))
      .rejects('membership.overlaps');
    given(authority, ...member)
      .when(start('2012-04-23'))
      .rejects('membership.overlaps');
  });
  it('can be back-dated to the day after an earlier one, and not before', () => {
    given(authority, ...former)
      .when(start('2017-02-01'))
      .then(happened(started('2017-02-01')));
    given(authority, ...former)
      .when(start('2017-01-31'))
      .rejects('membership.overlaps');
  });
  it('stays as it is when started again alike', () => {
    given(authority, ...member)
      .when(start('2012-04-24'))
      .thenNothing();
    given(authority, ...member)
      .when(start('2012-04-24', '2012-04-24', bent))
      .rejects('membership.overlaps');
  });

  it('can be withdrawn the day the withdrawal is received', () =>
    given(authority, ...member)
      .when(withdraw('2017-02-01'))
      .then(happened(withdrawn('2017-02-01'))));
  it('cannot be withdrawn on another day than that of receipt', () => {
    given(authority, ...member)
      .when(withdraw('2017-12-31', '2017-02-01'))
      .rejects('membership.ends_when_received');
    const refused = () =>
      given(authority, ...member)
        .when(withdraw('2017-12-31', '2017-02-01'))
        .decided();
    expect(refused).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ rule: 'BYL §4.4' }) }) as Error,
    );
  });
  it('cannot end before it began, nor by a letter still to come', () => {
    given(authority, ...member)
      .when(withdraw('2012-04-23'))
      .rejects('membership.ends_before_start');
    given(authority, ...member)
      .when(withdraw('2026-06-02'))
      .rejects('membership.received_in_future');
  });
  it('cannot be withdrawn where there is none', () => {
    given(authority, registered).when(withdraw('2017-02-01')).rejects('membership.none');
    given(authority, ...former)
      .when(withdraw('2018-02-01'))
      .rejects('membership.none');
  });
  it('stays withdrawn when withdrawn again on the same day', () =>
    given(authority, ...former)
      .when(withdraw('2017-02-01'))
      .thenNothing());
  it.each([[[]], [[released('2017-03-01')]]])('takes its coordinators with it when it ends (%#)', (later) =>
    given(authority, ...member, appointed('2016-01-01'), ...later)
      .when(withdraw('2017-02-01'))
      .then(happened(withdrawn('2017-02-01')), {
        type: 'CoordinatorReleased',
        data: { authorityId, coordinatorId: 'kbh-kitos', reason: 'Udmeldelse (membership withdrawn)' },
      }),
  );

  it('holds from its first day to the day before its end', () => {
    const state = given(authority, ...former, started('2020-03-01')).state as Authority;
    const days = ['2012-04-23', '2012-04-24', '2017-01-31', '2017-02-01', '2020-02-29', '2020-03-01', '2031-01-01'];
    expect(days.filter((day) => isMemberOn(state, day))).toEqual([
      '2012-04-24',
      '2017-01-31',
      '2020-03-01',
      '2031-01-01',
    ]);
    expect(isMemberOn(authority.initialState, '2020-03-01')).toBe(false);
  });

  const change = (eff: string, contactRef: string) => new ChangeContact({ authorityId, contactRef }, on(eff));
  it('can change its contact', () =>
    given(authority, ...member)
      .when(change('2016-01-01', bent))
      .then({ type: 'ContactRefChanged', data: { authorityId, contactRef: bent } }));
  it('has no contact to change before it begins or after it ended', () => {
    given(authority, ...member)
      .when(change('2012-04-23', bent))
      .rejects('membership.not_yet');
    given(authority, ...former)
      .when(change('2018-01-01', bent))
      .rejects('membership.none');
  });
  it('keeps its contact when changed to the same one', () => {
    const changed = { type: 'ContactRefChanged', data: { authorityId, contactRef: bent }, eff: '2016-01-01' };
    given(authority, ...member)
      .when(change('2016-01-01', anna))
      .thenNothing();
    given(authority, ...member, changed)
      .when(change('2015-12-31', anna))
      .thenNothing();
    given(authority, ...member, changed)
      .when(change('2016-01-01', bent))
      .thenNothing();
  });
});

describe('A coordinator', () => {
  it('can be appointed by a member', () =>
    given(authority, ...member)
      .when(appoint('2016-01-01'))
      .then(happened(appointed('2016-01-01'))));
  it('cannot be appointed by who is no member on that day', () => {
    given(authority, registered).when(appoint('2016-01-01')).rejects('membership.none');
    given(authority, ...member)
      .when(appoint('2012-04-23'))
      .rejects('membership.not_yet');
    given(authority, ...former)
      .when(appoint('2016-01-01'))
      .rejects('membership.none');
  });
  it('is named for a project or product by its id, and for the community without', () => {
    given(authority, ...member)
      .when(appoint('2016-01-01', { area: { kind: 'product' } }))
      .rejects('coordinator.area_unclear');
    const community = { area: { kind: 'community', id: 'os2' } };
    given(authority, ...member)
      .when(appoint('2016-01-01', community))
      .rejects('coordinator.area_unclear');
  });
  it('cannot take the id of another', () =>
    given(authority, ...member, appointed('2016-01-01'))
      .when(appoint('2016-01-01', { personRef: anna }))
      .rejects('coordinator.exists'));
  it('stays appointed when appointed again alike', () =>
    given(authority, ...member, appointed('2016-01-01'))
      .when(appoint('2016-01-01'))
      .thenNothing());

  it('can be released', () =>
    given(authority, ...member, appointed('2016-01-01'))
      .when(release('2016-07-01'))
      .then(happened(released('2016-07-01'))));
  it('cannot be released before the appointment, or on a second day', () => {
    const history = [...member, appointed('2016-01-01')];
    given(authority, ...history)
      .when(release('2015-12-31'))
      .rejects('coordinator.ends_before_start');
    given(authority, ...history, released('2016-07-01'))
      .when(release('2016-08-01'))
      .rejects('coordinator.released');
    given(authority, ...history)
      .when(release('2016-07-01', 'someone'))
      .rejects('coordinator.unknown');
  });
  it('stays released when released again on the same day', () =>
    given(authority, ...member, appointed('2016-01-01'), released('2016-07-01'))
      .when(release('2016-07-01'))
      .thenNothing());
});

describe('A member that does not pay', () => {
  const callRef = 'OPK-2016-17';
  const sent = { type: 'PaymentDemandSent', data: { authorityId, callRef, payBy: '2017-01-31' }, eff: '2017-01-10' };
  const demand = (eff: string, payBy = '2017-01-31') => new SendPaymentDemand({ authorityId, callRef, payBy }, on(eff));
  const deem = (eff: string, ref = callRef) => new DeemWithdrawn({ authorityId, callRef: ref }, on(eff));

  it('is sent a demand, once for each call', () => {
    given(authority, ...member)
      .when(demand('2017-01-10'))
      .then(happened(sent));
    given(authority, ...member, sent)
      .when(demand('2017-01-12'))
      .thenNothing();
    given(authority, ...member, sent)
      .when(demand('2017-01-12', '2017-02-28'))
      .rejects('demand.exists');
    given(authority, ...member)
      .when(demand('2017-02-01'))
      .rejects('demand.due_before_sent');
    given(authority, ...former)
      .when(demand('2017-03-01', '2017-04-01'))
      .rejects('membership.none');
  });
  it('is deemed withdrawn only after a demand, and after its last day', () => {
    given(authority, ...member)
      .when(deem('2017-02-01'))
      .rejects('demand.unknown');
    given(authority, ...member, sent)
      .when(deem('2017-02-01', 'another'))
      .rejects('demand.unknown');
    given(authority, ...member, sent)
      .when(deem('2017-01-31'))
      .rejects('demand.running');
    const over = { type: 'MembershipDeemedWithdrawn', data: { authorityId, callRef } };
    given(authority, ...member, sent)
      .when(deem('2017-02-01'))
      .then(over);
    given(authority, ...member, sent, { ...over, eff: '2017-02-01' })
      .when(deem('2017-02-01'))
      .thenNothing();
    const { state } = given(authority, ...member, sent, { ...over, eff: '2017-02-01' });
    expect(isMemberOn(state as Authority, '2017-01-31')).toBe(true);
    expect(isMemberOn(state as Authority, '2017-02-01')).toBe(false);
  });
  it('loses its coordinators with its membership', () => {
    const decided = given(authority, ...member, appointed('2016-01-01'), sent)
      .when(deem('2017-02-01'))
      .decided();
    expect(decided.map(({ type }) => type)).toEqual(['MembershipDeemedWithdrawn', 'CoordinatorReleased']);
  });
});

describe('Whatever is asked of an authority, in any order', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((n) => new Date(Date.UTC(2015, 0, 1 + n)).toISOString().slice(0, 10));
  const person = fc.constantFrom(anna, bent);
  const asked = fc.oneof(
    fc.tuple(day, person).map(([eff, who]) => start(eff, '2015-01-01', who)),
    day.map((eff) => withdraw(eff)),
    fc.tuple(day, person).map(([eff, who]) => new ChangeContact({ authorityId, contactRef: who }, on(eff))),
    fc.tuple(day, fc.constantFrom('a', 'b')).map(([eff, coordinatorId]) => appoint(eff, { coordinatorId })),
    fc.tuple(day, fc.constantFrom('a', 'b')).map(([eff, coordinatorId]) => release(eff, coordinatorId)),
  );
  type Asked = ReturnType<typeof start | typeof withdraw | typeof appoint | typeof release> | ChangeContact;

  /** Asks everything in turn; a refusal changes nothing. */
  const run = (commands: Asked[]): Authority =>
    commands.reduce<Authority>(
      (state, command, index) => {
        const decided = decideOrRefuse(command, state);
        return decided.reduce<Authority>(
          (next, event) =>
            authority.evolve(next, event, { eff: command.meta.effectiveOn, id: `e${index}`, by: 'tester' }),
          state,
        );
      },
      authority.evolve(authority.initialState, registered as never, { eff: registered.eff, id: 'r', by: 'tester' }),
    );
  function decideOrRefuse(command: Asked, state: Authority): AuthorityEvent[] {
    try {
      return authority.decide(command, state, undefined);
    } catch (error) {
      if (error instanceof Rejection) return [];
      throw error;
    }
  }
  const known = (state: Authority) => {
    if (state.status === 'none') throw new Error('it was registered');
    return state;
  };

  it('membership periods never overlap, and only the last one runs', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (commands) => {
        const { membershipPeriods: periods } = known(run(commands));
        for (const [index, { from, to }] of periods.entries()) {
          const next = periods[index + 1];
          if (next) expect(to !== undefined && to < next.from).toBe(true);
          if (to !== undefined) expect(to >= dayBefore(from)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
  it('a coordinator always has a membership underneath', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (commands) => {
        const state = known(run(commands));
        for (const { from, to } of state.coordinators) {
          if (to !== undefined && to < from) continue;
          expect(isMemberOn(state, from)).toBe(true);
          expect(isMemberOn(state, to ?? '9999-12-31')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
  it('asking the same thing twice in a row adds nothing', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 20 }), asked, (commands, last) => {
        const once = run([...commands, last]);
        expect(run([...commands, last, last])).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });
});
