import { randomUUID } from "node:crypto";
import type { WalkedProcedure } from "#cli/matrix/list-procedures.ts";
import type { Product } from "#cli/matrix/open-product.ts";
import { seedTenant } from "#cli/matrix/seed-tenant.ts";
import type { PaperDesk } from "#cli/seed-demo/open-paper-account.ts";
import type { WiringOptions } from "#server/composition/wiring-options.ts";
import { asNewCommand } from "#testing/queries/own-inputs.ts";
import { deedsByHand } from "./act-by-hand.ts";
import type { Deeds } from "./deed.ts";
import { type EnterKnown, openDoor } from "./enter-known.ts";
import { enterTrading } from "./enter-trading.ts";
import { type Block, networkOf } from "./network-of.ts";
import { wholeInputs } from "./whole-input.ts";

/** How many traders ask, each of whom has everything, and how often each asks what changes nothing. */
export type WalkSizes = { readonly samples: number; readonly turns: number };

/** The first answers of each are not counted. */
export const NOT_FIRST = 2;

/**
 * What is carried out only for somebody whose account the exchange knows. Whoever has something of everything has an account
 * there that is made up, on a network of which no price was ever seen, and is told to come later.
 */
const TRADED =
  /^(positions|ledger)\.|^(alerts|entries)\.arm$|^credentials\.(connect|replace|test)$|^automations\.(checkConflicts|copy|rollBack|(arm|resume|preview)\w+)$/;

/** What is carried out only for somebody who shows who they are, by what whoever has something of everything does not hold. */
const SHOWN = /^auth\.|^security\.(stepUp|beginTotp|confirmTotp|addPasskey|changeEmail)$/;

type Who = "kept" | "traded" | "known";

/** Who asks it. */
export const whoAsks = ({ path }: WalkedProcedure): Who => {
  if (SHOWN.test(path)) return "known";
  return TRADED.test(path) ? "traded" : "kept";
};

/** Wires a product to that exchange, on a clock that goes: what is signed is good for seconds. */
export const tradingAt = ({ paperUrl }: PaperDesk): Partial<WiringOptions> => ({
  paper: { rest: `${paperUrl}/v3`, stream: `${paperUrl.replace(/^http/, "ws")}/v1` },
  clock: Date.now,
  fetch: globalThis.fetch,
});

/** A trader, and what they would send: of several inputs the first that is carried out counts. */
export type Asker = {
  readonly cookie: string;
  readonly network: string;
  readonly inputsOf: (procedure: WalkedProcedure) => readonly unknown[];
  /** What only they can send, in the place of those. */
  readonly deeds: Deeds;
};

/** Their turn comes later than the proof lasts of who sits there. */
const TURN_COMES_MS = 60 * 60_000;

const ASKERS: Block = [203, 0, 113];

/** A trader with something of everything. */
const enterKept = async (product: Product, number: number): Promise<Asker> => {
  const own = await seedTenant(product, "operator", product.now + TURN_COMES_MS);
  return {
    cookie: own.cookie,
    network: networkOf(ASKERS, number),
    inputsOf: (procedure) => wholeInputs(procedure, own).slice(0, 1),
    deeds: {
      "notifications.renewPush": {
        inputOf: async () => {
          const [known] = await product.wired.addresses.pushOf(own.userId);
          const endpoint = `https://fcm.googleapis.com/fcm/send/${randomUUID()}`;
          return known === undefined
            ? null
            : { oldEndpoint: known.endpoint, endpoint, p256dh: known.p256dh, auth: known.auth };
        },
      },
    },
  };
};

/** A trader whose account the exchange knows. */
const enterAnswered = async (product: Product, paper: PaperDesk, number: number): Promise<Asker> => {
  const { tenant, ...hand } = await enterTrading(product, paper, TURN_COMES_MS);
  return {
    cookie: tenant.cookie,
    network: networkOf(ASKERS, number),
    inputsOf: (procedure) => wholeInputs(procedure, tenant).map(asNewCommand),
    deeds: deedsByHand({ ...hand, paper }),
  };
};

/** Somebody who can show who they are, and has nothing else. */
const enterShown = async (enter: EnterKnown, number: number): Promise<Asker> => {
  const known = await enter(TURN_COMES_MS);
  return { ...known, network: networkOf(ASKERS, number), inputsOf: () => [] };
};

/** Those who ask one thing after another; whoever changed something is used up. */
export type Askers = {
  next(who: Who): readonly Asker[];
};

/** Traders enough for all that changes something, some for what only asks and some for routes, made before anything is asked. */
export const enterAskers = async (
  product: Product,
  paper: PaperDesk,
  procedures: readonly WalkedProcedure[],
  { samples }: WalkSizes,
): Promise<Askers> => {
  const changes = procedures.filter(({ isMutation }) => isMutation);
  const changesOf = (who: Who): number => changes.filter((one) => whoAsks(one) === who).length;
  const enterKnown = await openDoor(product);
  const size = samples + NOT_FIRST;
  let number = 0;
  const make = async (groups: number, enter: (number: number) => Promise<Asker>) => {
    const made: Asker[] = [];
    for (let group = 0; group < groups; group += 1) {
      const first = number;
      number += size;
      made.push(...(await Promise.all(Array.from({ length: size }, (_, at) => enter(first + at)))));
    }
    return made;
  };
  const made = {
    kept: await make(changesOf("kept") + 2, (at) => enterKept(product, at)),
    traded: await make(changesOf("traded") + 1, (at) => enterAnswered(product, paper, at)),
    known: await make(changesOf("known"), (at) => enterShown(enterKnown, at)),
  };
  return { next: (who) => made[who].splice(0, size) };
};
