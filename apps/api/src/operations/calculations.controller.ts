// SPDX-License-Identifier: MPL-2.0
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { calculateFile } from '@faellesbog/money';
import { Problem } from '@faellesbog/platform';

@Controller('calculations')
export class CalculationsController {
  /**
   * Works out splits, ceilings, buy-ins, VAT and netting with the functions that post them, for anyone who wants to check.
   * Takes `{vectors:[{id,algo,input}]}` and answers `{results:[{id,result}]}`; it records nothing.
   */
  @Post()
  @HttpCode(200)
  calculate(@Body() body: unknown): ReturnType<typeof calculateFile> {
    if (typeof body !== 'object' || body === null || !('vectors' in body)) {
      throw new Problem(
        422,
        'calculation.no_vectors',
        'Send {"vectors":[{"id","algo","input"}]}.',
        'Send {"vectors":[{"id","algo","input"}]}.',
      );
    }
    return calculateFile(body);
  }
}
