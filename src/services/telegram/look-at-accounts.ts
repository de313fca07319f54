import { crossPermissions } from "#domain/accounts/judge-permissions.ts";
import { whyCannotFire } from "#domain/automations/cannot-fire.ts";
import { crossLiquidationOf, isHeld } from "#domain/automations/cross-guard/cross-step.ts";
import { whyCrossCannotFire } from "#domain/automations/cross-guard/why-cross-cannot-fire.ts";
import { announcedFunding } from "#domain/automations/look-ahead.ts";
import type { Locale } from "#domain/language/locale.ts";
import type { AccountLook, GuardLook, PositionLook } from "#domain/notifications/telegram/account-look.ts";
import type { StoredCross } from "#ports/cross-positions.ts";
import type { StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { SeenMarket } from "#ports/markets.ts";
import type { OverviewFacts } from "../overview/get-overview.ts";

type Scene = {
  readonly facts: OverviewFacts;
  readonly account: StoredAccount;
  readonly price: SeenMarket | undefined;
  readonly locale: Locale;
};

const guardOf = ({ facts, account, price, locale }: Scene, position: StoredPosition): GuardLook | null => {
  const guard = facts.guards.find(
    ({ accountId, positionId }) => accountId === account.id && positionId === position.id,
  );
  if (guard === undefined) return null;
  const { state, spending, config, trigger } = guard;
  const cannotFire = whyCannotFire(
    {
      ...{ state, position, spending, config },
      isKeyAccepted: account.status === "active",
      blindReason: account.blindReason,
      last: price?.last ?? null,
      balance: account.balance,
      funding: price === undefined ? null : announcedFunding(price, price.at),
    },
    locale,
  );
  return { state, trigger: trigger?.price ?? null, cannotFire, addedInAll: spending.addedInAll };
};

const crossGuardOf = ({ facts, account, price, locale }: Scene, cross: StoredCross): GuardLook | null => {
  const guard = facts.crossGuards.find(({ accountId }) => accountId === account.id);
  if (guard === undefined) return null;
  const { state, spending, config, trigger } = guard;
  const cannotFire = whyCrossCannotFire(
    {
      ...{ state, spending, config, position: cross.position },
      isKeyAccepted: account.status === "active",
      blindReason: account.blindReason ?? cross.blindReason,
      last: price?.last ?? null,
      balance: account.balance,
    },
    locale,
  );
  return { state, trigger: trigger?.price ?? null, cannotFire, addedInAll: spending.addedInAll };
};

const crossLookOf = (scene: Scene, cross: StoredCross | undefined): readonly PositionLook[] => {
  const position = cross?.position ?? null;
  if (cross === undefined || position === null || !isHeld(position)) return [];
  const { side, quantity } = position;
  const liquidation = crossLiquidationOf(position);
  const guard = crossGuardOf(scene, cross);
  return [{ side, quantity, liquidation, stopLoss: null, guard, isCross: true }];
};

const oldest = (times: readonly number[]): number | null => (times.length === 0 ? null : Math.min(...times));

const accountLook = (scene: Scene): AccountLook => {
  const { facts, account, price } = scene;
  const age = (at: number | null): number | null => (at === null ? null : Math.max(0, facts.now - at));
  const positions = facts.positions.filter(({ accountId }) => accountId === account.id);
  const cross = facts.cross.find(({ accountId }) => accountId === account.id);
  const held = crossLookOf(scene, cross);
  const isSeen = held.length > 0 || crossPermissions(account.permissions).mayRead;
  return {
    label: account.label,
    network: account.network,
    balance: account.balance,
    last: price?.last ?? null,
    positions: [
      ...positions.map((position) => ({
        side: position.side,
        quantity: position.quantity,
        liquidation: position.liquidation,
        stopLoss: position.stopLoss,
        guard: guardOf(scene, position),
        isCross: false,
      })),
      ...held,
    ],
    ages: {
      price: age(price?.at ?? null),
      positions: age(oldest(positions.map(({ readAt }) => readAt)) ?? account.readAt),
      proof: age(facts.prices.length === 0 ? null : Math.max(...facts.prices.map(({ at }) => at))),
      cross: isSeen ? age(cross?.readAt ?? null) : "unseen",
    },
    blindMs: age(account.blindSince),
    crossBlindMs: isSeen ? age(cross?.blindSince ?? null) : null,
  };
};

/** Every account of an overview as the bot tells of it. */
export const lookAtAccounts = (facts: OverviewFacts, locale: Locale): readonly AccountLook[] =>
  facts.accounts.map((account) => {
    const price = facts.prices.find(({ network }) => network === account.network);
    return accountLook({ facts, account, price, locale });
  });
