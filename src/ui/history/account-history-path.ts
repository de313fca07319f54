/** Where it is read what was done to the rules of an account. */
export const accountHistoryPath = (accountId: string): string =>
  `/accounts/${encodeURIComponent(accountId)}/history`;
