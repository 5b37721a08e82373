// SPDX-License-Identifier: MPL-2.0
import fc from 'fast-check';
import { holdsCpr, phoneHoldsCpr } from './cpr.js';

describe('A CPR number', () => {
  it.each([
    '010170-1234',
    '0101701234',
    '010170 1234',
    '01 01 70 1234',
    '01.01.70-1234',
    '01/01-70 1234',
    '01-01-1970-1234',
    '010119701234',
    '010170 – 1234',
    '0 1 0 1 7 0 1 2 3 4',
    '010170\u200b1234',
    '０１０１７０-１２３４',
    '٠١٠١٧٠-١٢٣٤',
    'Anna Jensen (010170-1234)',
    'Afd. 12, 010170-1234',
    'cpr010170-1234x',
    '010170-1234@example.org',
    '290200-1234',
    '311299-0000',
  ])('is seen in %j', (text) => expect(holdsCpr(text)).toBe(true));

  it.each([
    '',
    'Anna Jensen',
    '33 12 34 56',
    '+45 33 12 34 56',
    '4533123456',
    '320170-1234',
    '011370-1234',
    '290201-1234',
    '310470-1234',
    '010170-123',
    '010170-12345',
    '1010170-1234',
    'CVR 64942212',
    'GLN 5790002750595',
    'team01@example.org',
    '2026-11-23',
  ])('is not seen in %j', (text) => expect(holdsCpr(text)).toBe(false));

  it.each(['010170-1234', '+45 010170-1234', '0045 0101701234', '+0101701234', '+20 12 34 56 78'])(
    'is seen in the telephone number %j',
    (phone) => expect(phoneHoldsCpr(phone)).toBe(true),
  );
  it.each([
    '33 12 34 56',
    '+45 33 12 34 56',
    '004533123456',
    '+49 30 12 34 5678',
    '+46 8 123 456 78',
    '0020 12 34 56 78',
    '+1 202 555 0123',
  ])('is not seen in the telephone number %j', (phone) => expect(phoneHoldsCpr(phone)).toBe(false));

  it('is seen wherever it stands, with whatever is between its digits', () => {
    const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2057-12-31'), noInvalidDate: true });
    const mark = fc.constantFrom('', ' ', '-', '.', '/', ' - ', '_', '\u2013');
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 9999 }), mark, mark, (born, serial, within, before) => {
        const [year, month, day] = born.toISOString().slice(0, 10).split('-') as [string, string, string];
        const number = [day, month, year.slice(2)].join(within) + before + String(serial).padStart(4, '0');
        return holdsCpr(`Anna ${number}, Odense`) && phoneHoldsCpr(number);
      }),
    );
  });
});
