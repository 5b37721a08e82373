// SPDX-License-Identifier: MPL-2.0
import { given, testMeta } from '@faellesbog/eventsourcing/testing';
import domainFile from '../../../money/vectors/domain-vectors.json' with { type: 'json' };
import { bylawsData as data } from '../testing/association.js';
import { AdoptBylaws } from './bylaws.commands.js';
import { bylaws, isCarried, isQuorate, rulesOn, type Votes } from './bylaws.decider.js';

const { board, general_assembly: assembly } = data.bodies as Required<typeof data.bodies>;
const none: Votes = { for: 0, against: 0, abstain: 0, present: 0, all: 0 };

/** The vectors leave the rule out where it is that of the line before. */
interface VotingVector extends Partial<Omit<Votes, 'chair'>> {
  rule?: string;
  members?: number;
  quorate?: boolean;
  carried?: boolean;
  chair?: string;
}
let rule = '';
const vectors = (domainFile.voting as VotingVector[]).map((vector) => ({
  ...vector,
  rule: (rule = vector.rule ?? rule),
}));

describe('The voting vectors', () => {
  it('are all nine here', () => expect(vectors).toHaveLength(9));
  it.each(vectors)('hold: $rule, $for for, $against against, chair $chair, $present of $members present', (vector) => {
    const { members: all = 0, present = 0 } = vector;
    if (vector.quorate !== undefined) {
      expect(isQuorate(board, { present, all })).toBe(vector.quorate);
      return;
    }
    const chair = (['for', 'against'] as const).find((vote) => vote === vector.chair);
    const { for: yes = 0, against = 0, abstain = 0 } = vector;
    const votes = { ...none, for: yes, against, abstain, chair, present: present || yes + against };
    const [rules, kind] = vector.rule.startsWith('board')
      ? ([board, 'ordinary'] as const)
      : ([assembly, vector.rule.startsWith('bylaw') ? 'bylaw_change' : 'ordinary'] as const);
    expect(isCarried(rules, kind, votes)).toBe(vector.carried);
  });
});

describe('Votes', () => {
  it('that nobody cast carry nothing', () =>
    expect(isCarried(board, 'ordinary', { ...none, present: 4, all: 6 })).toBe(false));
  it('of those who abstain count as no where a majority of those present is asked for', () => {
    const votes = { ...none, for: 19, abstain: 11, present: 30 };
    expect(isCarried(assembly, 'bylaw_change', votes)).toBe(false);
    expect(isCarried(assembly, 'ordinary', votes)).toBe(true);
  });
});

describe('Bylaws', () => {
  const adopted = { type: 'BylawsAdopted', data, eff: '2012-04-24' };
  const newer = { ...data, version: '2027', bodies: { board: { ...board, quorum: undefined } } };
  const adopt = (version: typeof data, effectiveOn: string) => new AdoptBylaws(version, testMeta({ effectiveOn }));

  it('are adopted, and adopting the same again changes nothing', () => {
    given(bylaws).when(adopt(data, '2012-04-24')).then({ type: 'BylawsAdopted', data });
    given(bylaws, adopted).when(adopt(data, '2012-04-24')).thenNothing();
  });
  it('apply from their date; days before keep the rules they had', () => {
    const { state } = given(bylaws, adopted, { type: 'BylawsAdopted', data: newer, eff: '2027-01-01' });
    const rulesOnDay = (day: string) => rulesOn(state as Parameters<typeof rulesOn>[0], 'board', day);
    expect(rulesOnDay('2012-04-23')).toBeUndefined();
    expect(rulesOnDay('2026-12-31')).toMatchObject({ version: data.version, quorum: board.quorum });
    expect(rulesOnDay('2027-01-01')).toMatchObject({ version: '2027', quorum: undefined });
  });
  it('are never changed: another text is another version, from another day, after the last', () => {
    given(bylaws, adopted)
      .when(adopt({ ...data, title: 'Andre' }, '2012-04-24'))
      .rejects('bylaws.version_exists');
    given(bylaws, adopted).when(adopt(newer, '2012-04-24')).rejects('bylaws.two_on_one_day');
    given(bylaws, adopted).when(adopt(newer, '2011-01-01')).rejects('bylaws.before_last_version');
  });
});
