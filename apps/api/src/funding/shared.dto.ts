// SPDX-License-Identifier: MPL-2.0
import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';
import { MoneyDto } from '../http/command.dto.js';

/** A required amount: an object that is not there at all would otherwise pass unseen. */
export function IsMoney(): PropertyDecorator {
  return (target, key) => {
    IsDefined()(target, key);
    ValidateNested()(target, key);
    Type(() => MoneyDto)(target, key);
  };
}
