import type { Clock } from "#ports/clock.ts";
import type { Log } from "#ports/log.ts";
import { AppError } from "#services/app-error.ts";
import {
  flattenWithoutDatabase,
  type WithoutDatabaseDeps,
} from "#services/panic/flatten-without-database.ts";
import type { PanicDeps } from "#services/panic/panic-deps.ts";
import { spendPanicLink } from "#services/panic/spend-panic-link.ts";
import { throwSwitch } from "#services/panic/throw-switch.ts";
import { type Sleep, within } from "../within.ts";
import { doorAskSchema, openPass } from "./panic-door.ts";

export type DoorDeps = PanicDeps & {
  readonly withoutDatabase: WithoutDatabaseDeps | null;
  /** What passes are sealed with; null where this process has no secret in common with the pages. */
  readonly passKey: (() => Uint8Array) | null;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
};

export type DoorAnswer = { readonly status: 200 | 400 | 403 | 404 | 503; readonly words: string };

/** So long the database is waited for: a statement of ours may take no longer than this either. */
const DATABASE_MS = 3_000;

const DONE: DoorAnswer = { status: 200, words: "The switch is thrown." };
const NO_LINK: DoorAnswer = { status: 404, words: "This link does not work any more." };
const FAILED: DoorAnswer = { status: 503, words: "It could not be thrown. Try again." };

/** Done, refused in words, or `lost` where the database did not do it. */
const byDatabase = async (
  deps: DoorDeps,
  work: () => Promise<void>,
): Promise<"done" | "refused" | "lost"> => {
  try {
    return (await within(work(), DATABASE_MS, deps.sleep)) ? "done" : "lost";
  } catch (error) {
    if (error instanceof AppError) return "refused";
    deps.log.error("panic-without-database", { error: String(error) });
    return "lost";
  }
};

const byLink = async (
  deps: DoorDeps,
  { token, stage }: { readonly token: string; readonly stage: "freeze" | "guards-only" | "flatten" },
): Promise<DoorAnswer> => {
  const from = { network: "unknown" };
  const done = await byDatabase(deps, () => spendPanicLink(deps, { token, stage, from }));
  if (done !== "lost") return done === "done" ? DONE : NO_LINK;
  if (deps.withoutDatabase === null) return FAILED;
  const result = await flattenWithoutDatabase(deps.withoutDatabase, { token, stage });
  if (result === null) return NO_LINK;
  if (result.open > 0) return FAILED;
  return { status: 200, words: `The database is gone. ${result.closed} closes were sent and written down.` };
};

const byPass = async (
  deps: DoorDeps,
  ask: { readonly pass: string; readonly seal: string },
): Promise<DoorAnswer> => {
  const order = deps.passKey === null ? null : openPass(ask, deps.passKey(), deps.clock());
  if (order === null) return { status: 403, words: "This pass is not good." };
  const done = await byDatabase(deps, () => throwSwitch(deps, order));
  return done === "done" ? DONE : FAILED;
};

/** Answers what was asked at the door. Whoever holds a link needs no database here; a pass needs one that can be written. */
export const answerDoor = async (deps: DoorDeps, body: string): Promise<DoorAnswer> => {
  let ask: ReturnType<typeof doorAskSchema.safeParse>;
  try {
    ask = doorAskSchema.safeParse(JSON.parse(body));
  } catch {
    return { status: 400, words: "This is no ask." };
  }
  if (!ask.success) return { status: 400, words: "This is no ask." };
  return ask.data.kind === "link" ? byLink(deps, ask.data) : byPass(deps, ask.data);
};
