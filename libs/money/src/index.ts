// SPDX-License-Identifier: MPL-2.0
export { formatDanish, MAX_ORE, MoneyError, moneyFromJson, moneyToJson } from './money.js';
export type { Money, MoneyErrorCode, MoneyJson } from './money.js';
export {
  addShares,
  apportion,
  apportionParts,
  apportionRotating,
  compareCodes,
  explainApportionment,
  negateShares,
} from './apportion.js';
export type { Apportionment, ApportionmentLine, KeyPart, Member, Shares } from './apportion.js';
export { capWaterfill, overrun } from './ceilings.js';
export type { CappedMember, OverrunStep } from './ceilings.js';
export { conditionalEqual, SIZE_BRACKETS, sizeBracket, stair, whatIfEqual } from './pledges.js';
export type { Pledge, SizeBracket, StairStep } from './pledges.js';
export { buyIn, buyInDepreciated } from './buy-in.js';
export type { BuyIn, BuyInStep, MonthlyCost } from './buy-in.js';
export { vatDocument, vatInvoices, vatOf } from './vat.js';
export type { VatAmounts } from './vat.js';
export { cappedFee, degressiveFee, halfYearFee, priceWithLevy } from './fees.js';
export type { InhabitantFee } from './fees.js';
export { executeNorthwest, MAX_EXACT_MEMBERS, netHub, netMinTransfers, netNorthwest } from './netting.js';
export type { Balances, HubDocument, NettingPlan, Transfer } from './netting.js';
export { reversal, sharesAsOf } from './as-of.js';
export type { AsOf, ShareEvent } from './as-of.js';
export { calculate, calculateFile } from './calc.js';
export type { CalcResult, Json } from './calc.js';
