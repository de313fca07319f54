import { addWithin } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { Side } from "#domain/position/side.ts";
import { type PriceHalfUsd, type Sats, sats } from "#domain/units.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { openPlainCredential } from "#server/composition/credentials.ts";
import type { Wired } from "#server/wired.ts";
import { connectPlainKey } from "#services/accounts/connect-plain-key.ts";
import { syncAccount } from "#services/accounts/sync-account.ts";
import { armGuard } from "#services/automations/arm-guard.ts";
import { keepBackstop } from "#services/automations/keep-backstop.ts";
import type { GuardFlag } from "./read-flags.ts";
import type { ReplayOptions } from "./read-replay-options.ts";
import type { VenueAccount } from "./start-replay-venue.ts";

export type DeskTrade = {
  readonly id: string;
  readonly side: Side;
  readonly entry: PriceHalfUsd;
  readonly margin: Sats;
};

/** One trader with two accounts that open the same positions: the guard watches one of them. */
export type ReplayDesk = {
  readonly userId: string;
  readonly guarded: StoredAccount;
  /** Positions opened so far on each account, and how many the balance did not cover. */
  readonly opened: () => { readonly pairs: number; readonly refused: number };
  /** Every guarded position that was opened, as it was then. */
  readonly trades: () => readonly DeskTrade[];
  /** Opens one position per side on both accounts and arms a guard on the guarded one. */
  open(last: PriceHalfUsd): Promise<void>;
  /** Lets the exits of the guarded positions follow what a tick did, where they carry any. */
  follow(last: PriceHalfUsd): Promise<void>;
};

/** The most the guard may add: what may be lost less the margin put in. Null is no cap. */
export const capOf = (options: GuardFlag, entryMargin: number): MarginGuardConfig["maxTotal"] => {
  if (options.loss === null) return null;
  const loss =
    "sats" in options.loss ? options.loss.sats : Math.floor(options.loss.timesMargin * entryMargin);
  return sats(Math.max(0, loss - entryMargin));
};

export const guardConfigOf = (options: GuardFlag, entryMargin: number): MarginGuardConfig => ({
  steps: [addWithin(options.trigger, options.target)],
  maxTotal: capOf(options, entryMargin),
  maxPerAction: null,
  maxPerDay: options.maxPerDay,
  maxLoss: null,
  reserve: sats(0),
  cooldownMs: 0,
});

const connect = (wired: Wired, userId: string, label: string, { key, secret, passphrase }: VenueAccount) =>
  connectPlainKey(wired, { userId, network: "paper", label, key, secret, passphrase });

/** Sets up the trader and both accounts. */
export const createReplayDesk = async (
  wired: Wired,
  options: ReplayOptions,
  keys: { readonly guarded: VenueAccount; readonly bare: VenueAccount },
): Promise<ReplayDesk> => {
  const userId = wired.newId();
  await wired.users.create({
    id: userId,
    email: "replay@axisor.local",
    passwordHash: "none",
    createdAt: wired.clock(),
  });
  const guarded = await connect(wired, userId, "guarded", keys.guarded);
  const trades: DeskTrade[] = [];
  let refused = 0;

  const trade = (key: VenueAccount, side: Side) =>
    wired.exchanges.withCredential("paper", openPlainCredential(key)).openTrade({
      type: "market",
      side,
      quantity: options.quantity,
      leverage: options.leverage,
      signedAt: wired.clock(),
    });

  const arm = async (positionId: string, entryMargin: number): Promise<void> => {
    const config = guardConfigOf(options, entryMargin);
    if (config.maxTotal === 0) return;
    const on = { userId, accountId: guarded.id, positionId };
    await armGuard(wired, { ...on, config, acknowledged: "all" });
    if (options.backstop) await keepBackstop(wired, on, true);
  };

  /** The guarded account as the exchange shows it; what its exits want is placed from that. */
  const read = async (last: PriceHalfUsd): Promise<void> => {
    const account = await wired.accounts.find(guarded.id);
    if (account === null) throw new Error("The guarded account is gone");
    if ((await syncAccount(wired, account, { at: wired.clock(), last })) !== "read") {
      throw new Error("The guarded account could not be read");
    }
  };

  return {
    userId,
    guarded,
    opened: () => ({ pairs: trades.length, refused }),
    trades: () => trades,
    open: async (last) => {
      const fresh: DeskTrade[] = [];
      for (const side of options.sides) {
        // The guarded account first: topped-up margins leave it less, and both must hold the same positions.
        const one = await trade(keys.guarded, side);
        if (!one.ok) {
          refused += 1;
          continue;
        }
        const other = await trade(keys.bare, side);
        if (!other.ok) throw new Error(`The unguarded ${side} could not be opened: ${other.failure.kind}`);
        if (one.value.state !== "running") throw new Error("A market order waits");
        const { id, price: entry, margin } = one.value.position;
        fresh.push({ id, side, entry, margin });
      }
      await read(last);
      for (const { id, margin } of fresh) await arm(id, margin);
      if (options.backstop) await read(last);
      trades.push(...fresh);
    },
    follow: async (last) => {
      if (options.backstop) await read(last);
    },
  };
};
