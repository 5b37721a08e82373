// SPDX-License-Identifier: MPL-2.0
import { readFileSync } from 'node:fs';
import { ASSEMBLY, BOARD, BYLAWS, dayChosen, idOf, invented, kr, personRef, record, sourced, taken } from './book.mjs';
import * as facts from './facts.mjs';

// Who decides: the bylaws, the general assembly, the board, and meetings from notice to published minutes.

const bylaws = JSON.parse(
  readFileSync(new URL('../../../libs/governance/data/os2-bylaws.json', import.meta.url), 'utf8'),
);
const ILLUSTRATIVE = invented('Pladser, møder, fremmøde og stemmer er illustrative; reglerne er vedtægternes');

/** The rules are those of the bylaws as published in 2026; which earlier texts said what is not at hand. */
export function bodies() {
  const text = invented('Vedtægterne, som de er offentliggjort i 2026 (OS2offdig/about); brugt fra stiftelsen');
  record('AdoptBylaws', facts.FOUNDED, { ...bylaws, bylawsId: BYLAWS }, text);
  const named = sourced('OS2’s vedtægter, §6 og §7');
  const assembly = { bodyId: ASSEMBLY, kind: 'general_assembly', name: 'Generalforsamlingen', bylawsId: BYLAWS };
  record('EstablishBody', facts.FOUNDED, assembly, named);
  record('EstablishBody', facts.FOUNDED, { bodyId: BOARD, kind: 'board', name: 'Bestyrelsen', bylawsId: BYLAWS }, named);
  const elected = (on, role, names, termUntil) => {
    for (const name of names) {
      const seat = { bodyId: BOARD, seatId: `plads-${idOf(name)}`, personRef: personRef(`bestyrelse/${name}`) };
      record('FillSeat', on, { ...seat, role, authorityId: idOf(name), termUntil }, ILLUSTRATIVE);
    }
  };
  elected('2025-05-08', 'chair', ['Ballerup'], '2027-05-31');
  elected('2025-05-08', 'member', ['Syddjurs', 'København'], '2027-05-31');
  elected('2026-05-07', 'member', ['Sønderborg', 'Ishøj'], '2028-05-31');
  const deputy = { bodyId: BOARD, seatId: `plads-${idOf('København')}`, personRef: personRef('bestyrelse/suppleant') };
  record('SeatDeputy', '2026-06-15', { ...deputy, reason: 'Orlov (opdigtet).' }, ILLUSTRATIVE);
}

const minutesOf = (meetingId) => ({ meetingId, signedBy: personRef('dirigent'), sha256: 'd5'.repeat(32) });

/** One general assembly and one board meeting, from the notice to the published minutes. */
export function meetings() {
  const assembly = 'generalforsamling-2026';
  const told = (command, on, data) => record(command, on, data, ILLUSTRATIVE);
  const place = 'Opdigtet mødested';
  told('CallMeeting', '2026-03-30', { meetingId: assembly, bodyId: ASSEMBLY, form: 'ordinary', heldOn: '2026-05-07', place });
  const fee = { meetingId: assembly, itemId: 'kontingent-2027', title: 'Kontingent for 2027', purpose: 'decision' };
  told('AddAgendaItem', '2026-03-30', { ...fee, decisionId: 'kontingent-2027' });
  const proposal = { meetingId: assembly, itemId: 'aabne-data', title: 'Alle produkter udgiver åbne data' };
  told('AddAgendaItem', '2026-04-20', {
    ...{ ...proposal, purpose: 'decision', decisionId: 'aabne-data-2026', proposedBy: idOf('Syddjurs') },
  });
  told('SubmitDecisionPaper', '2026-04-22', {
    ...{ meetingId: assembly, itemId: 'kontingent-2027', status: 'ready' },
    background: 'Kontingentet fastsættes af generalforsamlingen for det kommende kalenderår.',
    recommendation: 'Kontingentet for 2027 er uændret 25.000 kr. ekskl. moms.',
  });
  const present = facts.FOUNDERS.map(idOf).sort();
  told('RecordAttendance', '2026-05-07', { meetingId: assembly, present, meetingChair: personRef('dirigent') });
  told('HoldBallot', '2026-05-07', { meetingId: assembly, itemId: 'kontingent-2027' });
  const votes = present.map((voter, index) => ({ voter, vote: index < 2 ? 'for' : index < 4 ? 'against' : 'abstain' }));
  told('HoldBallot', '2026-05-07', { meetingId: assembly, itemId: 'aabne-data', votes });
  const at = { bodyId: ASSEMBLY, meetingId: assembly };
  told('TakeDecision', '2026-05-07', {
    ...{ ...at, decisionId: 'kontingent-2027', itemId: 'kontingent-2027', title: 'Kontingent for 2027' },
    wording: 'Kontingentet for 2027 er 25.000 kr. ekskl. moms.',
    basis: 'Vedtægternes §5.1 og budgettet for 2027.',
    allows: [{ purpose: 'fee', upTo: { amount: '25000.00', currency: 'DKK' }, from: '2026-05-07', until: '2026-12-31' }],
  });
  told('TakeDecision', '2026-05-07', {
    ...{ ...at, decisionId: 'aabne-data-2026', itemId: 'aabne-data', title: proposal.title },
    wording: 'Forslaget faldt ved stemmelighed.',
    basis: 'Forslag fra Syddjurs Kommune (opdigtet).',
    allows: [],
  });
  told('ApproveMinutes', '2026-05-18', minutesOf(assembly));
  told('PublishMinutes', '2026-05-26', { meetingId: assembly });
  boardMeeting(told);
}

function boardMeeting(told) {
  const meetingId = 'bestyrelse-2026-08-31';
  told('CallMeeting', '2026-08-17', { meetingId, bodyId: BOARD, form: 'ordinary', heldOn: '2026-08-31' });
  const item = { meetingId, itemId: 'klimadata', title: 'Fælles klimadata', purpose: 'decision' };
  told('AddAgendaItem', '2026-08-17', { ...item, decisionId: 'klimadata-2026' });
  const seats = ['Ballerup', 'København', 'Sønderborg', 'Ishøj'].map((name) => `plads-${idOf(name)}`).sort();
  told('RecordAttendance', '2026-08-31', { meetingId, present: seats, meetingChair: personRef('dirigent') });
  const against = new Set([`plads-${idOf('Ishøj')}`, `plads-${idOf('Sønderborg')}`]);
  const votes = seats.map((voter) => ({ voter, vote: against.has(voter) ? 'against' : 'for' }));
  told('HoldBallot', '2026-08-31', { meetingId, itemId: 'klimadata', votes });
  told('TakeDecision', '2026-08-31', {
    ...{ decisionId: 'klimadata-2026', bodyId: BOARD, meetingId, itemId: 'klimadata', title: 'Fælles klimadata' },
    wording: 'Bestyrelsen godkender projektet inden for 1.200.000 kr.; formandens stemme var udslagsgivende.',
    basis: 'Foranalyse og finansieringsmodel fra Middelfart (opdigtet).',
    allows: [
      {
        purpose: 'project_approval',
        subject: { kind: 'project', id: 'eksempel-klimadata' },
        upTo: { amount: '1200000.00', currency: 'DKK' },
      },
    ],
  });
  told('ApproveMinutes', '2026-09-07', minutesOf(meetingId));
  told('PublishMinutes', '2026-09-08', { meetingId });
}

/** What the general assembly fixes: the membership fee of a year, and a rate sheet. */
export function fees() {
  const assemblySays = (title) => ({ bodyId: ASSEMBLY, title, source: invented(`Illustrativ beslutning: ${title}`) });
  const fee = (year) => ({ year, amount: kr(25_000) });
  const known = dayChosen('Kontingentet var 25.000 kr. ekskl. moms (kilder fra 2021-22: www.os2.eu, node 332).');
  record('SetMembershipFee', '2021-05-20', fee(2022), known, { decision: assemblySays('Kontingent for 2022') });
  const unchanged = invented('At kontingentet for 2026 er uændret 25.000 kr. er illustrativt');
  record('SetMembershipFee', '2025-05-08', fee(2026), unchanged, { decision: assemblySays('Kontingent for 2026') });
  record('SetMembershipFee', '2026-05-07', fee(2027), ILLUSTRATIVE, { decision: taken('kontingent-2027') });
  const sheet = {
    rateSheetId: 'os2valghalla',
    sizeTableId: 'os2-takstblad',
    baseFees: { small: kr(22_000), medium: kr(32_000), large: kr(42_000), very_large: kr(52_000) },
    memberLevyBp: 900,
    nonMemberLevyBp: 3500,
  };
  const priced = sourced(
    'OS2valghallas prisblad, 31. august 2023 (tilslutningsaftale 4374); grundsatserne følger af priserne med 9 og 35 procent',
  );
  record('PublishRateSheet', '2023-08-31', sheet, priced, { decision: assemblySays('Takstblad for OS2valghalla') });
}
