import { isSlotOver, judgeOpenings, type OpeningBurst, openingSlot } from "#domain/security/opening-rate.ts";
import { BURST_QUIET_MS } from "#domain/security/risk-weights.ts";

/** Whose credential was opened, and when: epoch milliseconds. */
export type Opening = { readonly userId: string; readonly accountId: string; readonly at: number };

/** Openings far more often than usual: of one account, or with null of all that this process opened. */
export type OpenedTooOften = OpeningBurst & {
  readonly userId: string | null;
  readonly accountId: string | null;
};

export type OpeningMeter = {
  note(opening: Opening): void;
  /** Bursts as of `at` that were not told lately. */
  bursts(at: number): readonly OpenedTooOften[];
};

type Meter = {
  readonly userId: string | null;
  readonly accountId: string | null;
  readonly slots: Map<number, number>;
  quietUntil: number;
};

const meterOf = (userId: string | null, accountId: string | null): Meter => ({
  userId,
  accountId,
  slots: new Map(),
  quietUntil: 0,
});

const count = ({ slots }: Meter, at: number): void => {
  const slot = openingSlot(at);
  slots.set(slot, (slots.get(slot) ?? 0) + 1);
};

const forgetOld = ({ slots }: Meter, at: number): void => {
  for (const slot of slots.keys()) if (isSlotOver(slot, at)) slots.delete(slot);
};

const burstOf = (meter: Meter, at: number): readonly OpenedTooOften[] => {
  forgetOld(meter, at);
  const burst = judgeOpenings(meter.slots, at);
  if (burst === null || at < meter.quietUntil) return [];
  meter.quietUntil = at + BURST_QUIET_MS;
  return [{ ...burst, userId: meter.userId, accountId: meter.accountId }];
};

/** Counts how often credentials are opened in this process, by account and in all. */
export const createOpeningMeter = (): OpeningMeter => {
  const whole = meterOf(null, null);
  const accounts = new Map<string, Meter>();
  return {
    note: ({ userId, accountId, at }) => {
      const meter = accounts.get(accountId) ?? meterOf(userId, accountId);
      accounts.set(accountId, meter);
      for (const counted of [whole, meter]) count(counted, at);
    },
    bursts: (at) => {
      const found = [whole, ...accounts.values()].flatMap((meter) => burstOf(meter, at));
      for (const [id, { slots }] of accounts) if (slots.size === 0) accounts.delete(id);
      return found;
    },
  };
};
