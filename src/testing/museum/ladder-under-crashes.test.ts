import { expect, test } from "vitest";
import { previewMarginGuard } from "#domain/automations/preview-margin-guard.ts";
import { type PriceHalfUsd, priceFromUsd, usd } from "#domain/units.ts";
import { freshScene, type SceneNumbers } from "./guard-scene.ts";
import { type OpenScene, openScene, VENUES } from "./open-scene.ts";

/** A 10x long of 1,000 USD: adds at 97,272.5, adds within 3.84 %, near 91,505 by then, and closes at 91,363.5. */
const LADDER: SceneNumbers = {
  side: "long",
  quantity: usd(1_000),
  price: priceFromUsd(100_000),
  leverage: 1_000,
  profit: 0,
  funding: 0,
  free: 500,
  ladder: {
    steps: [
      { depth: 300, by: "price", farther: 300 },
      { depth: 600, by: "distance", farther: 300 },
      { depth: 950, by: "price", farther: 300 },
    ],
    closes: true,
    turn: 0,
    maxTotal: null,
    maxPerAction: null,
    maxPerDay: null,
    maxLoss: null,
    reserve: 0,
    cooldownMs: 0,
  },
};

/** What each stage of the ladder does when nothing goes wrong: top-ups and closes so far. */
const STAGES = [
  [1, 0],
  [2, 0],
  [2, 1],
] as const;

/** Longer than a lease, and than the time in which a signature runs out. */
const LEASES_OVER_MS = 13_000;

type Death = { readonly at: number; readonly when: "before" | "after" };

/**
 * A process that dies at one of its calls to the database or the exchange: before it is made, or when it was made and its
 * answer is on the way. Nothing it had begun goes on.
 */
const createMortal = ({ at, when }: Death) => {
  let calls = 0;
  let die: () => void = () => undefined;
  const died = new Promise<"died">((resolve) => {
    die = () => resolve("died");
  });
  const hang = (): Promise<never> => {
    die();
    return new Promise(() => undefined);
  };
  const step = async (call: () => unknown): Promise<unknown> => {
    calls += 1;
    const mine = calls;
    if (mine > at || (mine === at && when === "before")) return hang();
    const answer = await call();
    return mine === at || calls > at ? hang() : answer;
  };
  const wrap = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const verb: unknown = Reflect.get(target, name);
        return typeof verb === "function"
          ? (...asked: unknown[]) => step(() => Reflect.apply(verb, target, asked))
          : verb;
      },
    });
  return { died, wrap };
};

/** One tick by a process that dies. */
const tickAndDie = async (open: OpenScene, price: PriceHalfUsd, death: Death): Promise<"died" | "lived"> => {
  const { died, wrap } = createMortal(death);
  const { deps } = open;
  const parts = {
    ...deps,
    accounts: wrap(deps.accounts),
    automations: wrap(deps.automations),
    triggers: wrap(deps.triggers),
    intents: wrap(deps.intents),
    networks: wrap(deps.networks),
    tradeLog: wrap(deps.tradeLog),
    exchanges: { ...deps.exchanges, withCredential: () => wrap(open.exchange) },
  };
  return Promise.race([died, open.tick(price, parts).then(() => "lived" as const)]);
};

const nextPrice = async (open: OpenScene, last: PriceHalfUsd): Promise<PriceHalfUsd> => {
  const { position, balance } = await open.seen();
  const { config, spending } = await open.standing();
  const preview = position && previewMarginGuard({ position, balance, last, config, spending });
  if (!preview) throw new Error("The ladder has a step left");
  return preview.trigger.price;
};

const effects = (open: OpenScene) => [open.topUps().length, open.closes()];

/** Plays the ladder down, dies once in the tick of a stage, and lets another process go on: its first tick heals. */
const playAndDie = async (stage: number, death: Death): Promise<"died" | "lived"> => {
  const open = await openScene(freshScene(LADDER), VENUES.paper);
  let last = priceFromUsd(100_000);
  let fate: "died" | "lived" = "lived";
  for (const [place, wanted] of STAGES.entries()) {
    last = await nextPrice(open, last);
    if (place !== stage) await open.tick(last);
    else {
      fate = await tickAndDie(open, last, death);
      expect(effects(open).every((count, kind) => count <= (wanted[kind] ?? 0))).toBe(true);
      open.pass(LEASES_OVER_MS);
      await open.tick(last);
      expect([open.stores.tables.openIntents.size, open.stores.tables.work.size]).toEqual([0, 0]);
    }
    expect({ death, effects: effects(open) }).toEqual({ death, effects: wanted });
  }
  return fate;
};

test.each([0, 1, 2])(
  "a ladder whose process dies at any call of step %i acts once there, and goes on",
  async (stage) => {
    let deaths = 0;
    for (const when of ["before", "after"] as const) {
      let fate: "died" | "lived" = "died";
      for (let at = 1; fate === "died"; at += 1) {
        fate = await playAndDie(stage, { at, when });
        if (fate === "died") deaths += 1;
      }
    }
    // Matching, reading, deciding, planning, sending and settling are some ten calls, each died at twice.
    expect(deaths).toBeGreaterThanOrEqual(20);
  },
);
