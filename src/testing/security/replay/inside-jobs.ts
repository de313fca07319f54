import { asSteps, HOUR, MINUTE, type Plot, type Script, SECOND } from "./attacker.ts";
import { anId } from "./person.ts";
import type { Step } from "./story.ts";
import { fromNowhere } from "./visit.ts";

/** The engine opens credentials all day; then somebody opens every one there is. */
export const decryptBurst = ({ chance, at }: Plot): Script => {
  const accounts = Array.from({ length: chance.between(5, 60) }, () => anId(chance));
  const perMinute = chance.between(20, 150);
  const usual: Step[] = Array.from({ length: perMinute * 60 }, () => ({
    do: "open",
    at: at - chance.between(0, HOUR),
    accountId: accounts[chance.between(0, accounts.length - 1)] ?? "",
  }));
  const takes = chance.between(30, 150) * SECOND;
  const stolen = chance.between(8, 40) * Math.max(perMinute, 60) * Math.ceil(takes / MINUTE);
  const isOneAccount = chance.chance(0.2);
  const burst: Step[] = Array.from({ length: stolen }, (_, nth) => ({
    do: "open",
    at: at + Math.round((nth / stolen) * takes),
    accountId: isOneAccount ? (accounts[0] ?? "") : anId(chance),
  }));
  return { begunAt: at, decisiveAt: at + takes / 2, steps: [...usual, ...burst] };
};

/** Somebody reads credentials one by one, and opens one that was laid out for that. */
export const honeytokenOpened = ({ chance, person, at }: Plot): Script => ({
  begunAt: at,
  decisiveAt: at,
  steps: [
    ...Array.from({ length: chance.between(0, 20) }, (_, nth) => ({
      do: "open" as const,
      at: at - nth * 10 * SECOND,
      accountId: anId(chance),
    })),
    ...asSteps([fromNowhere(person.userId, at, "honeytoken-opened")]),
  ],
});

/** A key leaked long ago is used at the exchange, while we only look on. */
export const leakedKey = ({ chance, person, at }: Plot): Script => {
  const count = chance.between(2, 30);
  const gap = chance.pick([5 * SECOND, MINUTE, 8 * MINUTE, 20 * MINUTE]);
  const times = Array.from(
    { length: count },
    (_, nth) => at + Math.round(nth * gap * (0.7 + 0.6 * chance.next())),
  );
  const sorted = times.toSorted((one, other) => one - other);
  return {
    begunAt: at,
    decisiveAt: sorted[Math.min(2, count - 1)] ?? at,
    steps: asSteps(sorted.map((time) => fromNowhere(person.userId, time, "unexplained-action"))),
  };
};

/** Whoever may write to the database takes something out of the log, or puts something else in. */
export const logTampered = ({ chance, at }: Plot): Script => ({
  begunAt: at,
  decisiveAt: at,
  steps: [{ do: "tamper", at, how: chance.pick(["edit", "remove", "swap", "cut"] as const) }],
});
