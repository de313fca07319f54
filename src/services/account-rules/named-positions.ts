import { intentIdOf } from "#domain/automations/entries/client-id.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { NamedPosition } from "#ports/account-rules.ts";

/** Positions that carry a name as our intents give it; whether it is one of ours, only the database knows. */
export const namedPositions = (
  positions: readonly Pick<IsolatedPosition, "id" | "clientId">[],
): readonly NamedPosition[] =>
  positions.flatMap(({ id, clientId }) => {
    const intentId = intentIdOf(clientId);
    return intentId === null ? [] : [{ positionId: id, intentId }];
  });
