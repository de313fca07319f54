/** Where what was done to the cross guard of an account is read, and gone back to. */
export const crossHistoryPath = (accountId: string): string => `${crossGuardPath(accountId)}/history`;

/** Where the cross guard of an account is read and set. */
export const crossGuardPath = (accountId: string): string =>
  `/accounts/${encodeURIComponent(accountId)}/cross-guard`;
