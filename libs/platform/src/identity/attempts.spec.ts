// SPDX-License-Identifier: MPL-2.0
import { attempts } from './attempts.js';

describe('Attempts', () => {
  it('are so many a minute from each address, and the one too many says how long to wait', () => {
    let now = 1_000_000;
    const counted = attempts(3, () => now);
    expect([1, 2, 3].map(() => counted.count('192.0.2.1'))).toEqual([0, 0, 0]);
    now += 20_000;
    expect(counted.count('192.0.2.1')).toBe(40);
    expect(counted.count('192.0.2.2')).toBe(0);
    now += 40_000;
    expect(counted.count('192.0.2.1')).toBe(0);
  });

  it('of one subscriber count together, who has all addresses of one IPv6 network', () => {
    const counted = attempts(1, () => 0);
    expect(counted.count('2001:db8:1:2:3:4:5:6')).toBe(0);
    expect(counted.count('2001:db8:1:2::9')).toBe(60);
    expect(counted.count('2001:db8:1:3::9')).toBe(0);
    expect(counted.count('::ffff:192.0.2.1')).toBe(0);
    expect(counted.count('::ffff:192.0.2.2')).toBe(0);
  });

  it('from more addresses than are remembered forget the one heard from first', () => {
    const counted = attempts(1, () => 0);
    for (let index = 0; index <= 10_000; index += 1) counted.count(`host-${index}`);
    expect(counted.count('host-10000')).toBe(60);
    expect(counted.count('host-0')).toBe(0);
  });
});
