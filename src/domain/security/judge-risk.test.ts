import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ABROAD, aSecurityEvent, HOME } from "#testing/builders/a-security-event.ts";
import { LOGIN_TIME } from "#testing/builders/a-session.ts";
import { runs } from "#testing/infra/runs.ts";
import { decideResponse } from "./decide-response.ts";
import { judgeRisk, SIGNALS } from "./judge-risk.ts";
import { looksBack } from "./looks-back.ts";
import { ALERT_ABOVE, GUESSES, PROBES, SLOW_PROBES, WEIGHTS, WITNESS_OF } from "./risk-weights.ts";
import type { SecurityEvent, SecurityEventKind } from "./security-event.ts";
import type { SignalName } from "./signal-name.ts";
import type { Situation } from "./situation.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = LOGIN_TIME;

const OLD = "old laptop";
const NEW = "new phone";

const ago = (ms: number, kind: SecurityEventKind, changes: Partial<SecurityEvent> = {}): SecurityEvent =>
  aSecurityEvent({ at: NOW - ms, kind, deviceId: OLD, sessionId: "this session", ...changes });

const refused = { outcome: "refused", actor: "nobody", sessionId: null, deviceId: null } as const;
const times = (count: number, make: (nth: number) => SecurityEvent): SecurityEvent[] =>
  Array.from({ length: count }, (_, nth) => make(nth));

/** Three visits from home with the laptop, days ago. */
const HABIT = [3, 5, 8].map((days) =>
  ago(days * DAY, "session-opened", { sessionId: `visit ${days}`, facts: { method: "password+totp" } }),
);

/** The event is the last; what came before it lies newest first. */
const situation = (...story: readonly SecurityEvent[]): Situation => {
  const inOrder = [...HABIT, ...story].toSorted((one, other) => other.at - one.at);
  const [event, ...recent] = inOrder;
  if (event === undefined) throw new Error("A story has an event");
  return { event, recent };
};

const now = (kind: SecurityEventKind, changes: Partial<SecurityEvent> = {}) => ago(0, kind, changes);
const fromPhone = { deviceId: NEW, sessionId: "phone" } as const;
const phoneAppears = ago(10 * MINUTE, "new-device", fromPhone);
const opened = (network: string, ms = 20 * MINUTE) => ago(ms, "session-opened", { network });
const probe = (ms: number, asked: string) => ago(ms, "foreign-id", { outcome: "refused", facts: { asked } });
const unexplained = (ms: number) =>
  ago(ms, "unexplained-action", { actor: "system", network: null, deviceId: null, sessionId: null });
const viaCode = { facts: { method: "password+backup-code" } } as const;

type Case = { readonly is: readonly Situation[]; readonly isNot: readonly Situation[] };

/** For each signal: when it is there, and what comes near and is none. A new signal does not compile without both. */
const CASES: Readonly<Record<SignalName, Case>> = {
  "new-device": {
    is: [situation(phoneAppears, now("session-opened", fromPhone)), situation(now("new-device", fromPhone))],
    isNot: [
      situation(now("session-opened")),
      situation(ago(3 * DAY, "new-device", fromPhone), now("session-opened", fromPhone)),
      { event: now("new-device", fromPhone), recent: [] },
      // A browser that forgets everything when it is closed: each visit is the first of another.
      {
        event: now("session-opened", fromPhone),
        recent: [
          phoneAppears,
          ...times(5, (nth) =>
            ago((3 + nth) * DAY, "session-opened", { sessionId: `v${nth}`, deviceId: `closed ${nth}` }),
          ),
        ],
      },
    ],
  },
  "new-network": {
    is: [
      situation(now("session-opened", { network: ABROAD })),
      situation(ago(DAY, "session-opened", { network: ABROAD }), now("cap-raised", { network: ABROAD })),
    ],
    isNot: [
      situation(now("session-opened", { network: "203.0.200.9" })),
      situation(ago(3 * DAY, "session-opened", { network: ABROAD }), now("cap-raised", { network: ABROAD })),
      situation(now("login", { ...refused, network: ABROAD })),
      { event: now("session-opened", { network: ABROAD }), recent: HABIT.slice(0, 2) },
    ],
  },
  "two-places": {
    is: [
      situation(
        ago(6 * MINUTE, "key-tested", { network: ABROAD }),
        ago(3 * MINUTE, "key-tested"),
        now("key-tested", { network: ABROAD }),
      ),
    ],
    isNot: [
      situation(ago(3 * MINUTE, "key-tested"), now("key-tested", { network: ABROAD })),
      situation(
        ago(6 * MINUTE, "key-tested", { network: ABROAD, sessionId: "another" }),
        ago(3 * MINUTE, "key-tested"),
        now("key-tested", { network: ABROAD, sessionId: "another" }),
      ),
      situation(
        ago(30 * MINUTE, "key-tested", { network: ABROAD }),
        ago(20 * MINUTE, "key-tested"),
        now("key-tested", { network: ABROAD }),
      ),
      // IPv4 and IPv6 of one house take turns.
      situation(
        ago(4 * DAY, "session-opened", { network: ABROAD, sessionId: "visit 4" }),
        ago(6 * MINUTE, "key-tested", { network: ABROAD }),
        ago(3 * MINUTE, "key-tested"),
        now("key-tested", { network: ABROAD }),
      ),
    ],
  },
  "guessed-password": {
    is: [
      situation(
        ...times(GUESSES, (nth) => ago((nth + 1) * MINUTE, "login", refused)),
        now("session-opened", fromPhone),
      ),
      situation(
        ...times(12, (nth) => ago((nth + 2) * HOUR, "login", refused)),
        now("login", { actor: "nobody", deviceId: null }),
      ),
    ],
    isNot: [
      situation(
        ...times(GUESSES - 1, (nth) => ago((nth + 1) * MINUTE, "login", refused)),
        now("session-opened", fromPhone),
      ),
      // Strangers guess, and the owner comes home.
      situation(...times(30, (nth) => ago((nth + 1) * MINUTE, "login", refused)), now("session-opened")),
    ],
  },
  "guessed-factor": {
    is: [
      situation(
        ...times(GUESSES, (nth) => ago((nth + 1) * MINUTE, "login-factor", refused)),
        now("session-opened", fromPhone),
      ),
      situation(
        ...times(GUESSES, (nth) => ago((nth + 1) * MINUTE, "login-factor", { ...refused, deviceId: OLD })),
        now("session-opened"),
      ),
      situation(
        ...times(GUESSES, (nth) => ago((nth + 1) * MINUTE, "step-up", { outcome: "refused" })),
        now("step-up"),
      ),
    ],
    isNot: [
      situation(
        ...times(50, (nth) => ago((nth + 1) * MINUTE, "login-factor", refused)),
        now("login-factor", refused),
      ),
      situation(
        ...times(GUESSES - 1, (nth) => ago((nth + 1) * MINUTE, "login-factor", refused)),
        now("session-opened", fromPhone),
      ),
      // A thief who has the password guesses, and the owner comes home.
      situation(
        ...times(50, (nth) => ago((nth + 1) * MINUTE, "login-factor", refused)),
        now("session-opened"),
      ),
    ],
  },
  "change-after-reset": {
    is: [
      situation(ago(5 * HOUR, "password-reset", { actor: "nobody" }), now("key-replaced")),
      situation(
        ago(5 * HOUR, "password-reset", { actor: "nobody" }),
        now("access-refused", { outcome: "refused", facts: { why: "frozen" } }),
      ),
    ],
    isNot: [
      situation(ago(25 * HOUR, "password-reset", { actor: "nobody" }), now("key-replaced")),
      situation(ago(5 * HOUR, "password-reset", { actor: "nobody" }), now("password-changed")),
      situation(ago(5 * HOUR, "password-reset", { outcome: "refused" }), now("key-replaced")),
    ],
  },
  "change-on-new-device": {
    is: [
      situation(phoneAppears, now("cap-raised", fromPhone)),
      situation(phoneAppears, now("key-removed", fromPhone)),
    ],
    isNot: [
      situation(phoneAppears, now("cap-raised")),
      situation(phoneAppears, now("passkey-added", fromPhone)),
    ],
  },
  "change-from-elsewhere": {
    is: [situation(opened(HOME, HOUR), now("cap-raised", { network: ABROAD }))],
    isNot: [
      situation(opened(ABROAD, HOUR), now("cap-raised", { network: ABROAD })),
      situation(opened(HOME, HOUR), now("automation-armed", { network: ABROAD })),
    ],
  },
  "lock-taken-from-elsewhere": {
    is: [situation(opened(HOME, HOUR), now("email-change-requested", { network: ABROAD }))],
    isNot: [situation(opened(HOME, HOUR), now("passkey-added", { network: ABROAD }))],
  },
  "sudden-move": {
    is: [situation(opened(HOME), ago(5 * MINUTE, "key-tested"), now("cap-raised", { network: ABROAD }))],
    isNot: [
      situation(opened(HOME, HOUR), ago(30 * MINUTE, "key-tested"), now("cap-raised", { network: ABROAD })),
    ],
  },
  "proof-from-elsewhere": {
    is: [situation(opened(HOME), ago(2 * MINUTE, "step-up"), now("cap-raised", { network: ABROAD }))],
    isNot: [
      situation(
        opened(HOME),
        ago(2 * MINUTE, "step-up", { network: ABROAD }),
        now("cap-raised", { network: ABROAD }),
      ),
      situation(opened(HOME), ago(2 * MINUTE, "step-up"), now("cap-raised")),
    ],
  },
  "change-without-proof": {
    is: [situation(opened(HOME), ago(MINUTE, "step-up", { outcome: "refused" }), now("key-removed"))],
    isNot: [
      situation(
        opened(HOME),
        ago(2 * MINUTE, "step-up", { outcome: "refused" }),
        ago(MINUTE, "step-up"),
        now("cap-raised"),
      ),
    ],
  },
  "locks-changed": {
    is: [
      situation(
        ago(3 * HOUR, "new-device", { ...fromPhone, network: ABROAD }),
        ago(2 * HOUR, "password-changed", { ...fromPhone, network: ABROAD }),
        now("totp-removed", { ...fromPhone, network: ABROAD }),
      ),
      situation(
        ago(3 * HOUR, "new-device", { ...fromPhone, network: ABROAD }),
        ago(2 * HOUR, "passkey-added", { ...fromPhone, network: ABROAD }),
        now("totp-removed", { ...fromPhone, network: ABROAD }),
      ),
    ],
    isNot: [
      // A new phone takes everything over in one sitting.
      situation(
        ago(20 * MINUTE, "new-device", { ...fromPhone, network: ABROAD }),
        ago(10 * MINUTE, "totp-removed", { ...fromPhone, network: ABROAD }),
        ago(8 * MINUTE, "totp-added", { ...fromPhone, network: ABROAD }),
        now("passkey-added", { ...fromPhone, network: ABROAD }),
      ),
      situation(
        ago(3 * HOUR, "new-device", fromPhone),
        ago(2 * HOUR, "password-changed", fromPhone),
        now("totp-removed", fromPhone),
      ),
    ],
  },
  "backup-code-from-elsewhere": {
    is: [
      situation(now("session-opened", { ...viaCode, network: ABROAD })),
      situation(
        ago(HOUR, "session-opened", { ...viaCode, network: ABROAD }),
        now("totp-removed", { network: ABROAD }),
      ),
    ],
    isNot: [
      situation(now("session-opened", viaCode)),
      situation(
        ago(HOUR, "session-opened", { ...viaCode, sessionId: "other", deviceId: "other" }),
        now("totp-removed", { network: ABROAD }),
      ),
    ],
  },
  "factor-out-by-backup-code": {
    is: [situation(ago(HOUR, "session-opened", viaCode), now("totp-removed"))],
    isNot: [
      situation(ago(HOUR, "session-opened"), now("totp-removed")),
      situation(ago(HOUR, "session-opened", viaCode), now("totp-added")),
    ],
  },
  "unexplained-action": {
    is: [situation(unexplained(0))],
    isNot: [
      situation(unexplained(2 * DAY), unexplained(3 * DAY), unexplained(0)),
      situation(ago(DAY, "key-connected"), unexplained(0)),
    ],
  },
  "unexplained-again": {
    is: [
      situation(unexplained(90 * MINUTE), unexplained(30 * MINUTE), unexplained(0)),
      situation(unexplained(3 * DAY), unexplained(0)),
    ],
    isNot: [situation(unexplained(30 * MINUTE), unexplained(0)), situation(unexplained(0))],
  },
  "decrypt-burst": {
    is: [situation(now("decrypt-burst", { actor: "system", facts: { opened: 301, usual: 60 } }))],
    isNot: [situation(now("decrypt-burst", { actor: "system", facts: { opened: 300, usual: 60 } }))],
  },
  "id-probe": {
    is: [situation(...times(PROBES, (nth) => probe(nth * 6 * SECOND, `name ${nth}`)))],
    isNot: [
      situation(...times(PROBES - 1, (nth) => probe(nth * 6 * SECOND, `name ${nth}`))),
      // A page that asks for one thing that is gone.
      situation(...times(60, (nth) => probe(nth * SECOND, "the same name"))),
    ],
  },
  "slow-id-probe": {
    is: [situation(...times(SLOW_PROBES, (nth) => probe(nth * 80 * SECOND, `name ${nth}`)))],
    isNot: [situation(...times(SLOW_PROBES, (nth) => probe(nth * 5 * MINUTE, `name ${nth}`)))],
  },
  "chain-broken": {
    is: [situation(now("chain-broken", { userId: null, actor: "system" }))],
    isNot: [situation(ago(MINUTE, "chain-broken", { userId: null, actor: "system" }), now("login"))],
  },
  honeytoken: {
    is: [situation(now("honeytoken-opened", { actor: "system" }))],
    isNot: [situation(ago(MINUTE, "honeytoken-opened", { actor: "system" }), now("login"))],
  },
};

describe.each(Object.entries(CASES))("the signal %s", (name, { is, isNot }) => {
  const names = (found: Situation) => judgeRisk(found).signals.map(String);

  test("is named where it is", () => {
    for (const [nth, found] of is.entries()) expect(names(found), `case ${nth}`).toContain(name);
  });

  test("is not named where it only nearly is", () => {
    for (const [nth, found] of isNot.entries()) expect(names(found), `case ${nth}`).not.toContain(name);
  });
});

describe("the risk", () => {
  const phoneRaisesCap = (network: string) => {
    const phone = { ...fromPhone, network };
    return situation(ago(10 * MINUTE, "new-device", phone), now("cap-raised", phone));
  };

  test("is one minus the product of what each signal leaves", () => {
    expect(judgeRisk(phoneRaisesCap(ABROAD))).toEqual({
      risk: 0.8425,
      signals: ["change-on-new-device", "new-network", "new-device"],
    });
  });

  test("of a new phone at home that raises a cap calls for no alert, and abroad it does", () => {
    const raise = (network: string) => decideResponse(judgeRisk(phoneRaisesCap(network)));
    expect([raise(HOME), raise(ABROAD)]).toEqual(["none", "alert"]);
  });

  test("is zero where no signal is, and one at a honeytoken, which holds the account", () => {
    expect(judgeRisk(situation(now("session-opened")))).toEqual({ risk: 0, signals: [] });
    const token = judgeRisk(situation(now("honeytoken-opened", { actor: "system" })));
    expect([token.risk, decideResponse(token)]).toEqual([1, "hold"]);
  });

  test("has a weight between nothing and certainty for every signal", () => {
    expect(Object.keys(WEIGHTS).toSorted()).toEqual(Object.keys(SIGNALS).toSorted());
    expect(Object.keys(WITNESS_OF).toSorted()).toEqual(Object.keys(SIGNALS).toSorted());
    for (const weight of Object.values(WEIGHTS)) expect(weight > 0 && weight <= 1).toBe(true);
  });
});

describe("an account is held", () => {
  const answer = (signals: readonly SignalName[]) =>
    decideResponse({ risk: 1 - signals.reduce((left, name) => left * (1 - WEIGHTS[name]), 1), signals });

  test("by different witnesses: one oddity that shows in many ways is told, and stops no guard", () => {
    // 1 − 0.7 × 0.4 × 0.65 × 0.4 × 0.45 × 0.3 = 0.99, and of one kind the heaviest alone: 0.7.
    const moved = [
      "new-network",
      "two-places",
      "change-from-elsewhere",
      "lock-taken-from-elsewhere",
    ] as const;
    expect(answer([...moved, "sudden-move", "proof-from-elsewhere"])).toBe("alert");
    // 1 − 0.3 × 0.3 × 0.35 = 0.9685.
    expect(answer(["change-on-new-device", "change-after-reset", "guessed-factor"])).toBe("hold");
    // 1 − 0.3 × 0.3 = 0.91.
    expect(answer(["change-on-new-device", "change-after-reset"])).toBe("alert");
  });

  test("by no question that was put in vain: a page can be made to ask", () => {
    expect(answer(["id-probe", "slow-id-probe"])).toBe("alert");
    expect(answer(["id-probe", "slow-id-probe", "guessed-password", "new-device"])).toBe("alert");
  });

  const V4 = "203.0.113.7";
  const V6 = "2001:db8:1:2::/64";
  const VPN = "45.83.220.9";
  const visits = (...networks: readonly string[]) =>
    networks.map((network, nth) =>
      ago((4 + 2 * nth) * DAY, "session-opened", { network, sessionId: `v${nth}` }),
    );
  const TOR = visits(
    ...["185.220.101.4", "104.244.72.5", "51.15.43.205", "199.249.230.87", "23.129.64.130"],
  ).map((visit, nth) => ({ ...visit, deviceId: `closed ${nth}` }));

  /** Owners who did nothing wrong, and what came out as risky while everything that shows was counted. */
  const OWNERS: Readonly<Record<string, { past: SecurityEvent[]; now: SecurityEvent[]; most: string }>> = {
    "switches a VPN on after the login, and takes a passkey out": {
      past: visits(V4, V4, V4, V4),
      now: [ago(4 * MINUTE, "session-opened", { network: V4 }), now("passkey-removed", { network: VPN })],
      most: "alert",
    },
    "sets a new laptop up at home, where IPv4 and IPv6 take turns": {
      past: visits(V4, V6, V4, V6),
      now: [
        ago(4 * MINUTE, "new-device", { ...fromPhone, network: V6 }),
        ago(4 * MINUTE - 1, "session-opened", { ...fromPhone, network: V6 }),
        ago(3 * MINUTE, "passkey-added", { ...fromPhone, network: V4 }),
        ago(2 * MINUTE, "cap-raised", { ...fromPhone, network: V6 }),
        now("cap-raised", { ...fromPhone, network: V4 }),
      ],
      most: "none",
    },
    "comes by Tor, as always, and raises a cap": {
      past: TOR,
      now: [
        ago(4 * MINUTE, "new-device", { ...fromPhone, network: "171.25.193.4" }),
        ago(4 * MINUTE - 1, "session-opened", { ...fromPhone, network: "171.25.193.4" }),
        now("cap-raised", { ...fromPhone, network: "45.66.35.10" }),
      ],
      most: "none",
    },
    "resets the password that a thief guessed codes to, and tries to add a passkey": {
      past: visits(V4, V4, V6, V6),
      now: [
        ...times(8, (nth) => ago((30 + nth) * MINUTE, "login-factor", { ...refused, network: "8.8.8.8" })),
        ago(10 * MINUTE, "password-reset", { actor: "nobody", sessionId: null, network: V4 }),
        ago(5 * MINUTE, "session-opened", { network: V4 }),
        now("access-refused", { outcome: "refused", network: V6, facts: { why: "frozen" } }),
      ],
      most: "none",
    },
  };

  test.each(Object.entries(OWNERS))("never while its owner %s", (_, { past, now: today, most }) => {
    const answers = today.map((event) => {
      const before = [...past, ...today].filter(({ at }) => at < event.at);
      const recent = before.toSorted((one, other) => other.at - one.at);
      return decideResponse(judgeRisk({ event, recent }));
    });
    const allowed = most === "alert" ? ["none", "alert"] : ["none"];
    for (const given of answers) expect(allowed).toContain(given);
  });
});

test("what does not look back is no risk whatever came before: it may be judged without its past", () => {
  const past = fc.record({
    kind: fc.constantFrom<SecurityEventKind>(
      ...(["login", "login-factor", "session-opened", "step-up", "password-reset", "new-device"] as const),
      ...(["cap-raised", "totp-removed", "key-replaced", "foreign-id", "access-refused"] as const),
    ),
    outcome: fc.constantFrom("allowed", "refused"),
    actor: fc.constantFrom("user", "nobody", "system"),
    network: fc.constantFrom(HOME, ABROAD, null),
    deviceId: fc.constantFrom(OLD, NEW, null),
    sessionId: fc.constantFrom("this session", "phone", null),
    ago: fc.integer({ min: 1, max: 3 * DAY }),
  });
  const doors = [
    now("login", refused),
    now("login", { ...refused, deviceId: NEW, network: ABROAD }),
    now("login", { ...refused, outcome: "failed" }),
    now("login-factor", { ...refused, deviceId: OLD }),
    now("reset-requested", { ...refused, outcome: "allowed", network: ABROAD }),
    now("reset-requested", refused),
  ];
  for (const event of doors) expect(looksBack(event)).toBe(false);
  for (const event of [
    now("login", { actor: "nobody", sessionId: null }),
    now("session-opened"),
    now("step-up", { outcome: "refused" }),
    now("foreign-id", { outcome: "refused" }),
    now("honeytoken-opened", { actor: "system" }),
  ]) {
    expect(looksBack(event)).toBe(true);
  }
  fc.assert(
    fc.property(fc.array(past, { maxLength: 60 }), (events) => {
      const before = events.map(({ ago: ms, kind, ...rest }) => ago(ms, kind, rest));
      const recent = [...before, ...HABIT].toSorted((one, other) => other.at - one.at);
      for (const event of doors)
        expect(judgeRisk({ event, recent })).toEqual(judgeRisk({ event, recent: [] }));
    }),
    { numRuns: runs(500) },
  );
});

test("nobody who stands outside can make an account look attacked, whatever they try, nor its owner who then comes home", () => {
  const outside = fc.record({
    kind: fc.constantFrom<SecurityEventKind>("login", "login-factor", "reset-requested", "access-refused"),
    network: fc.constantFrom(HOME, ABROAD, "192.0.2.77", null),
    ago: fc.integer({ min: 1, max: 3 * DAY }),
  });
  fc.assert(
    fc.property(fc.array(outside, { maxLength: 150 }), (tries) => {
      const events = tries.map(({ kind, network, ago: ms }) =>
        ago(ms, kind, { ...refused, network, outcome: kind === "reset-requested" ? "allowed" : "refused" }),
      );
      for (const event of [
        ...events,
        now("session-opened"),
        now("automation-armed"),
        now("login", refused),
      ]) {
        const before = [...events, ...HABIT].filter(({ at }) => at <= event.at && at !== event.at);
        const recent = before.toSorted((one, other) => other.at - one.at);
        expect(judgeRisk({ event, recent }).risk).toBeLessThanOrEqual(ALERT_ABOVE);
      }
    }),
    { numRuns: runs(200) },
  );
});
