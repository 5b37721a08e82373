// SPDX-License-Identifier: MPL-2.0
import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { MoneyDto } from './command.dto.js';
import { fieldErrors, VALIDATION } from './problems.js';

const errorsOf = (body: object) => fieldErrors(validateSync(plainToInstance(MoneyDto, body), VALIDATION));

describe('A field that is not valid', () => {
  it('is told in both languages what it should be, and not only that it is wrong', () => {
    expect(errorsOf({ amount: '1,5', currency: 'DKK' })).toEqual([
      {
        pointer: '/amount',
        code: 'field.matches',
        message: 'amount is kroner with two decimals as text, like "12500.00"',
        messageDa: 'amount er kroner med to decimaler og punktum, som tekst: "12500.00"',
      },
    ]);
    expect(errorsOf({ amount: '1.50', currency: 'DKK' })).toEqual([]);
  });
});
