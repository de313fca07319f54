import { addWithin, guardLegs } from "#domain/automations/guard-step.ts";
import { basisPoints, priceFromUsd, sats, usd } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { SealedSecret } from "#ports/vault.ts";
import { SIM_PERMISSIONS } from "./exchange/create-wire.ts";
import { createCrossPeople } from "./populate-cross.ts";
import type { SeedWorld } from "./seed-world.ts";
import type { WatchedGuard } from "./watched-guard.ts";

/** Nobody opens it: in a simulated world an account is its own key. */
const NO_SECRET: SealedSecret = { ciphertext: new Uint8Array(), wrappedKey: new Uint8Array(), keyId: 1 };

const USUAL_PRICE = priceFromUsd(100_000);

/** Accounts with guarded positions; rules, sizes and balances differ so that caps and balances bind in some. */
export const populateWorld = async (world: SeedWorld): Promise<readonly WatchedGuard[]> => {
  const { exchange, stores, path, network, now, newId } = world;
  const random = world.forkRandom("people");
  const foresight = world.forkRandom("foresight");
  const cross = createCrossPeople(world);
  const guards: WatchedGuard[] = [];
  // The same sats of margin at every price: balances are drawn for those.
  const cheaper = exchange.last() / USUAL_PRICE;
  path.moveTo(now(), exchange.last());
  const owners = random.between(3, 5);
  for (let owner = 1; owner <= owners; owner += 1) {
    const [userId, accountId] = [`user-${owner}`, `account-${owner}`];
    exchange.openAccount(accountId, sats(random.between(400_000, 2_000_000)));
    const positions = Array.from({ length: random.between(1, 3) }, () =>
      exchange.open(
        accountId,
        random.pick(["long", "short"]),
        usd(Math.max(1, Math.round(random.between(200, 1_000) * cheaper))),
        random.between(8, 25),
      ),
    );
    const holdsCross = cross.open(accountId, cheaper);
    const { balance } = exchange.stateOf(accountId);
    const account: StoredAccount = {
      id: accountId,
      userId,
      network,
      label: accountId,
      exchangeUserId: accountId,
      keyLastFour: "0000",
      permissions: cross.isThere ? SIM_PERMISSIONS : [],
      credentialRevision: 1,
      status: "active",
      validatedAt: now(),
      balance,
      readAt: null,
      blindSince: null,
      notAcceptedSince: null,
      blindReason: null,
      createdAt: now(),
    };
    await stores.accounts.add(account, NO_SECRET);
    if (random.chance(0.4)) stores.setDayCap(accountId, sats(Math.round(balance * 0.25 * random.next())));
    await stores.accounts.storeReading({ accountId, balance, positions, readAt: now(), nextReadAt: now });
    for (const position of positions) {
      const trigger = basisPoints(random.between(150, 500));
      const cap = (share: number, most: number) =>
        random.chance(share) ? sats(Math.round(position.margin * (0.2 + most * random.next()))) : null;
      const guard: StoredGuard = {
        id: newId(),
        userId,
        accountId,
        positionId: position.id,
        config: {
          steps: [addWithin(trigger, basisPoints(trigger + random.between(50, 500)))],
          maxTotal: cap(0.5, 2),
          maxPerAction: cap(0.2, 0.5),
          maxPerDay: cap(0.2, 1.5),
          maxLoss: null,
          reserve: sats(0),
          cooldownMs: random.chance(0.15) ? 20_000 : 0,
          ...(foresight.chance(0.4) ? { settlementsAhead: foresight.between(1, 6) } : {}),
        },
        state: "armed",
        epoch: 0,
        version: 1,
        heldBy: null,
        createdAt: now(),
      };
      guards.push(await stores.automations.arm(guard, network, guardLegs(position, guard.config.steps, [])));
    }
    if (holdsCross) guards.push(...(await cross.guard(account)));
  }
  if (network === "signet") {
    await stores.networks.record({
      network,
      backDatedAccepted: world.backDated,
      aheadAccepted: null,
      stampWindowMs: 30_000,
      replayAccepted: null,
      clientIdUnique: null,
      readsOwnWrites: null,
      addMarginExact: null,
      keyPerSecond: null,
      publicPerSecond: null,
      observedAt: now(),
    });
  }
  return guards;
};
