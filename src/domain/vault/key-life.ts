/** What is known of a key-encryption key; times in epoch milliseconds. */
export type KeyFacts = {
  readonly id: number;
  readonly state: "pre-active" | "primary" | "decrypt-only" | "disabled" | "destroyed";
  readonly createdAt: number;
  readonly promotedAt: number | null;
  readonly retiredAt: number | null;
  readonly disabledAt: number | null;
};

export type RotationFacts = {
  readonly keys: readonly KeyFacts[];
  readonly at: number;
  /** Processes that live and hold a keyring. */
  readonly holders: ReadonlyArray<{ readonly id: string; readonly keyIds: readonly number[] }>;
  /** How many secrets each key holds. */
  readonly rows: ReadonlyMap<number, number>;
  /** Whether we may add keys to the ring and take them out. */
  readonly isRingOurs: boolean;
  /** The keys of our own ring, with the very bytes that are recorded. */
  readonly heldIds: readonly number[];
  /** Ids that stand for other bytes in our ring than are recorded: two rings disagree. */
  readonly disputedIds: readonly number[];
  /** A key may have leaked: its follower takes over whatever the age. */
  readonly isEmergency?: boolean;
};

/** What is to be done now, in this order. */
export type KeyStep =
  | { readonly kind: "warn"; readonly ageDays: number; readonly leftDays: number }
  | { readonly kind: "add-key" }
  | { readonly kind: "ask-for-key" }
  | { readonly kind: "promote"; readonly id: number }
  | { readonly kind: "wait-for-holders"; readonly id: number; readonly lacking: readonly string[] }
  | { readonly kind: "wait-for-agreement"; readonly id: number }
  | { readonly kind: "rewrap"; readonly rows: number }
  | { readonly kind: "disable"; readonly id: number }
  | { readonly kind: "erase"; readonly id: number }
  | { readonly kind: "ask-to-erase"; readonly id: number };

/** Whether a step changes a key; the others tell what is left to somebody else. */
export const changesKey = ({ kind }: KeyStep): boolean =>
  kind === "add-key" || kind === "promote" || kind === "disable" || kind === "erase";

const DAY_MS = 86_400_000;
const WARN_DAYS = 80;
const ROTATE_DAYS = 90;
/** A week after it should have been replaced: from here on an unkept promise is no longer hidden by going on. */
const REFUSE_DAYS = 97;
/** A process that was started before the promotion may seal by the old primary for a moment longer. */
const QUIET_DAYS = 1;
/** Until here a disabled key can be enabled again, and a backup from before opens. */
const ERASE_DAYS = 30;

const daysSince = (then: number | null, at: number): number => (then === null ? 0 : (at - then) / DAY_MS);

/** Whether a primary key may go on sealing at `at`: 97 days after its promotion it may not. */
export const mayStillSeal = (primary: Pick<KeyFacts, "promotedAt">, at: number): boolean =>
  primary.promotedAt !== null && at - primary.promotedAt <= REFUSE_DAYS * DAY_MS;

/** How this process is named among those that lack a key: it announces itself to nobody. */
const THIS_PROCESS = "this one";

const lackersOf = ({ holders, heldIds }: RotationFacts, id: number): readonly string[] => [
  ...holders.filter(({ keyIds }) => !keyIds.includes(id)).map((holder) => holder.id),
  ...(heldIds.includes(id) ? [] : [THIS_PROCESS]),
];

/**
 * The key to come next: one that everybody holds before one that only we do. In an emergency no key is waited for that our
 * own ring lacks, for its bytes may be nowhere. One that was passed over so stays recorded, below the primary, and is never
 * waited for again.
 */
const followerOf = (facts: RotationFacts, primaryId: number): KeyFacts | undefined => {
  const isHeld = ({ id }: KeyFacts) => facts.heldIds.includes(id);
  const followers = facts.keys.filter(
    (key) => key.state === "pre-active" && (key.id > primaryId || isHeld(key)),
  );
  return (
    followers.find(({ id }) => lackersOf(facts, id).length === 0) ??
    followers.find(isHeld) ??
    (facts.isEmergency === true ? undefined : followers[0])
  );
};

const succession = (facts: RotationFacts, primaryId: number, age: number): readonly KeyStep[] => {
  const isDue = age >= ROTATE_DAYS || facts.isEmergency === true;
  if (!isDue && age < WARN_DAYS) return [];
  const next = followerOf(facts, primaryId);
  if (next === undefined) return [{ kind: facts.isRingOurs ? "add-key" : "ask-for-key" }];
  // Said from the first day on: there are ten more to mend it in before the key is needed.
  if (facts.disputedIds.includes(next.id)) return [{ kind: "wait-for-agreement", id: next.id }];
  if (!isDue) return [];
  const lacking = lackersOf(facts, next.id);
  return [
    lacking.length === 0
      ? { kind: "promote", id: next.id }
      : { kind: "wait-for-holders", id: next.id, lacking },
  ];
};

/** Where we may not take bytes out of a ring, they are there until every living process is without them. */
const erasure = ({ isRingOurs, holders, heldIds }: RotationFacts, id: number): KeyStep => {
  const isHeld = heldIds.includes(id) || holders.some(({ keyIds }) => keyIds.includes(id));
  return { kind: isRingOurs || !isHeld ? "erase" : "ask-to-erase", id };
};

const retirement = (facts: RotationFacts): readonly KeyStep[] => {
  const { keys, rows, at, disputedIds } = facts;
  const retired = keys.filter(({ state }) => state === "decrypt-only");
  const left = retired.reduce((sum, { id }) => sum + (rows.get(id) ?? 0), 0);
  const quiet = retired.filter(
    ({ id, retiredAt }) => (rows.get(id) ?? 0) === 0 && daysSince(retiredAt, at) >= QUIET_DAYS,
  );
  // Under a disputed id the ring holds another key than the one that served its time.
  const old = keys.filter(
    ({ id, state, disabledAt }) =>
      state === "disabled" && daysSince(disabledAt, at) >= ERASE_DAYS && !disputedIds.includes(id),
  );
  return [
    ...(left > 0 ? [{ kind: "rewrap", rows: left } as const] : []),
    ...quiet.map(({ id }) => ({ kind: "disable", id }) as const),
    ...old.map(({ id }) => erasure(facts, id)),
  ];
};

/**
 * What the keys need at a moment: a follower from the 80th day, promoted on the 90th once every living process and this one
 * hold it with the same bytes, the secrets of the old key wrapped anew, the old key disabled a day after none is left, its bytes
 * erased after 30; where the ring is not ours, it is told as erased once they are in none.
 */
export const decideKeySteps = (facts: RotationFacts): readonly KeyStep[] => {
  const primary = facts.keys.find(({ state }) => state === "primary");
  if (primary === undefined) return facts.isRingOurs ? [] : [{ kind: "ask-for-key" }];
  const age = daysSince(primary.promotedAt, facts.at);
  const warning: readonly KeyStep[] =
    age >= WARN_DAYS
      ? [{ kind: "warn", ageDays: Math.floor(age), leftDays: Math.max(0, Math.ceil(REFUSE_DAYS - age)) }]
      : [];
  return [...warning, ...succession(facts, primary.id, age), ...retirement(facts)];
};
