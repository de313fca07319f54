import { chooseToClose } from "#domain/panic/choose-to-close.ts";
import { flattenTime } from "#domain/panic/flatten-time.ts";
import { type FlattenPreview, previewFlatten } from "#domain/panic/preview-flatten.ts";
import { FEE_RATES, RESERVE_RATE } from "#domain/position/fees.ts";
import type { BasisPoints } from "#domain/units.ts";
import type { Network } from "#ports/exchange.ts";
import type { StoredPosition } from "#ports/exchange-accounts.ts";
import type { PanicDeps } from "./panic-deps.ts";

/** What closing would cost on one network. Sats of two networks are not the same money. */
export type NetworkPreview = FlattenPreview & {
  readonly network: Network;
  readonly accountOf: ReadonlyMap<string, string>;
  /** By the request budget alone, in milliseconds. */
  readonly takesMs: number;
  /** Open as far as we know, on accounts whose key is refused: the switch cannot close them, whoever holds the account can. */
  readonly refused: number;
};

const NETWORKS = ["mainnet", "signet", "paper"] as const satisfies readonly Network[];

/** The dearest tier: which one an account has is not stored, and a fee must not look smaller than it will be. */
const FEE_RATE = FEE_RATES[0] ?? RESERVE_RATE;

const countByAccount = (positions: readonly StoredPosition[]): readonly number[] => {
  const counts = new Map<string, number>();
  for (const { accountId } of positions) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
  return [...counts.values()];
};

/**
 * What the switch would close, at what fee and with what result, and how long that takes, for each network that has open
 * positions. By the last reading and the last price seen: until an exchange's bid and ask are at hand here, both are taken
 * to be the last price. A network without a price yet is left out.
 */
export const previewPanic = async (
  deps: Pick<PanicDeps, "accounts" | "markets" | "requestRates">,
  request: { readonly userId: string; readonly accountId: string | null; readonly share: BasisPoints },
): Promise<readonly NetworkPreview[]> => {
  const accounts = await deps.accounts.ofUser(request.userId);
  const running = Map.groupBy(
    await deps.accounts.positionsOfUser(request.userId),
    ({ accountId }) => accountId,
  );
  const previews: NetworkPreview[] = [];
  for (const network of NETWORKS) {
    const own = accounts.filter(
      ({ id, network: at }) => at === network && (request.accountId === null || id === request.accountId),
    );
    const known = own.map(({ id, status }) => ({ status, positions: running.get(id) ?? [] }));
    const open = known.flatMap(({ status, positions }) => (status === "refused" ? [] : [positions]));
    const refused = known.reduce(
      (sum, { status, positions }) => sum + (status === "refused" ? positions.length : 0),
      0,
    );
    const last = (await deps.markets.seen(network))?.last ?? null;
    if (last === null || known.every(({ positions }) => positions.length === 0)) continue;
    const closing = open
      .flatMap((positions) => chooseToClose(positions, last, request.share))
      .flatMap((target) => (target.kind === "close-isolated" ? [target.position] : []));
    const rates = deps.requestRates(network);
    previews.push({
      network,
      refused,
      ...previewFlatten(closing, { bid: last, ask: last }, FEE_RATE),
      accountOf: new Map(closing.map(({ id, accountId }) => [id, accountId])),
      takesMs: rates === null ? 0 : flattenTime(rates, countByAccount(closing)),
    });
  }
  return previews;
};
