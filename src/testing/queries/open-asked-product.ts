import { ask } from "#cli/matrix/ask.ts";
import type { Answer } from "#cli/matrix/find-leaks.ts";
import { listProcedures, type WalkedProcedure } from "#cli/matrix/list-procedures.ts";
import type { Planting, Product } from "#cli/matrix/open-product.ts";
import { seedTenant, type Tenant } from "#cli/matrix/seed-tenant.ts";
import { hashToken } from "#services/auth/hash-token.ts";
import { aSession } from "../builders/a-session.ts";
import { enterGuardedLong } from "../monitor/enter-guarded-long.ts";
import { type Stage, startStage } from "../monitor/start-stage.ts";
import { openTestProduct } from "../server/open-test-product.ts";
import { asNewCommand, ownInputs } from "./own-inputs.ts";

/** Somebody with one of everything that the product keeps, or one whose exchange answers. */
export type Asker = "kept" | "answered";

export type AskedProduct = {
  readonly stage: Stage;
  readonly product: Product;
  /** What was sent to the database since this was last emptied. */
  readonly statements: string[];
  readonly procedures: readonly WalkedProcedure[];
  enter(asker: Asker, role?: "trader" | "operator"): Promise<Tenant>;
  /** Asking with everything that is one's own: once for each form that the input of the procedure can have. */
  asksOf(procedure: WalkedProcedure, own: Tenant): readonly (() => Promise<Answer>)[];
  close(): Promise<void>;
};

const HOUR_MS = 60 * 60_000;

/** Names of what they have none of. */
const NOTHING: Tenant["names"] = [
  { what: "cursor", kind: "cursor", value: "none" },
  { what: "step", kind: "token", value: "t".repeat(43) },
  { what: "address", kind: "address", value: "nobody@axisor.local" },
];

/** A browser of somebody who trades at the paper exchange; they have no more than an account, a position and a guard on it. */
const enterAnswered = async (stage: Stage, product: Product): Promise<Tenant> => {
  const { trader, id, guard } = await enterGuardedLong(stage);
  const [token, now] = [product.wired.newToken(), product.now];
  const life = { createdAt: now, lastSeenAt: now, expiresAt: now + 24 * HOUR_MS, steppedUpAt: now };
  await product.wired.sessions.create(aSession(trader.userId, { ...life, tokenHash: hashToken(token) }), now);
  const uuids = { account: trader.account.id, guard: guard.id };
  const cookie = await product.cookieOf(token);
  return {
    userId: trader.userId,
    cookie,
    token,
    otherCookie: cookie,
    names: [
      ...Object.entries(uuids).map(([what, value]) => ({ what, kind: "uuid", value }) as const),
      { what: "position", kind: "text", value: id },
      ...NOTHING,
    ],
    canaries: [],
  };
};

/** The whole product over a real database and a paper exchange that answers, and everything that it asks the database. */
export const openAskedProduct = async (plant?: Planting): Promise<AskedProduct> => {
  const statements: string[] = [];
  const onStatement = (statement: string) => void statements.push(statement);
  const stage = await startStage({ wiring: { onStatement } });
  const opened = await openTestProduct({ parts: stage.wired, plant });
  const product: Product = { ...opened, wired: stage.wired, now: stage.paper.now() };
  // What happens by itself takes its time.
  const atNow = (): Product => ({ ...product, now: stage.paper.now() });
  return {
    stage,
    product,
    statements,
    procedures: listProcedures(),
    enter: (asker, role = "trader") =>
      asker === "kept" ? seedTenant(atNow(), role) : enterAnswered(stage, atNow()),
    asksOf: (procedure, own) =>
      ownInputs(procedure, own)
        .map(asNewCommand)
        .map((input) => () => ask(product, procedure, input, own.cookie)),
    close: async () => {
      await opened.close();
      await stage.stop();
    },
  };
};
