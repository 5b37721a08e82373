// SPDX-License-Identifier: MPL-2.0
import type { Office, Role, SCOPE_KINDS } from '@faellesbog/governance';

export class MyScopeDto {
  kind!: (typeof SCOPE_KINDS)[number];
  id!: string | null;
}

export class MyRoleDto {
  grant!: string;
  role!: Role;
  office!: Office | null;
  scope!: MyScopeDto;
  from!: string;
  /** The last day; null when it holds until it is revoked. */
  until!: string | null;
}

/** What I may do with one command, somewhere: within the scope of a role of mine. */
export class MyCommandDto {
  command!: string;
  ask!: boolean;
  /** True where what somebody else proposed waits for one like me. */
  approve!: boolean;
  /** True when it takes two persons. */
  takesTwo!: boolean;
}

export class MeDto {
  /** `operator`: the command line on the machine of the book itself. */
  kind!: 'anonymous' | 'person' | 'system' | 'operator';
  /** My opaque account: whoever proposes a role for me needs it. Null for nobody. */
  account!: string | null;
  roles!: MyRoleDto[];
  commands!: MyCommandDto[];
}
