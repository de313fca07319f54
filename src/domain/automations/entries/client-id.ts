const OURS = /^axisor-[A-Za-z0-9-]{1,54}-\d{1,2}$/;

/**
 * The name an entry's order carries at the exchange, 1 to 64 characters: the same for the same intent and rung, another one
 * for any other, so an order of unknown fate is recognised by it. @throws RangeError for an id or rung that makes no such name.
 */
export const entryClientId = (intentId: string, rung: number): string => {
  const clientId = `axisor-${intentId}-${rung}`;
  if (Number.isInteger(rung) && rung >= 0 && OURS.test(clientId)) return clientId;
  throw new RangeError(`No order can be named after intent ${JSON.stringify(intentId)}, rung ${rung}`);
};

/** Whether an order or trade at the exchange carries a name of ours; null is none at all. */
export const isOurClientId = (clientId: string | null): boolean => clientId !== null && OURS.test(clientId);

const FROM_INTENT = /^axisor-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\d{1,2}$/;

/**
 * The intent an order or trade was named after; null where its name is not one of ours. Anybody can name an order so at the
 * exchange: what it says is to be looked up, never believed.
 */
export const intentIdOf = (clientId: string | null): string | null =>
  FROM_INTENT.exec(clientId ?? "")?.[1] ?? null;
