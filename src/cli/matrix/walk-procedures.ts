import type { TenantRows } from "#ports/tenant-audit.ts";
import { ask } from "./ask.ts";
import { findForeignWrites } from "./find-foreign-writes.ts";
import { type Answer, findLeaks, isSameAnswer, isServerError } from "./find-leaks.ts";
import type { Finding } from "./findings.ts";
import type { WalkedProcedure } from "./list-procedures.ts";
import { type MatrixCase, makeCases } from "./make-cases.ts";
import type { Product } from "./open-product.ts";
import { seedTenant, type Tenant } from "./seed-tenant.ts";

export const CALLERS = ["nobody", "A", "B", "operator"] as const;
export type Caller = (typeof CALLERS)[number];

/** Traders who never ask: what is theirs is what everybody else is after. */
export type Standing = { readonly A: Tenant; readonly B: Tenant };

export type Walk = {
  readonly cases: number;
  readonly findings: readonly Finding[];
  /** What was carried out for somebody at least once: a refusal proves little where nothing is ever let through. */
  readonly done: ReadonlySet<string>;
};

/** A caller with everything they had when they entered; both null for nobody. */
type Owned = { readonly own: Tenant | null; readonly whole: TenantRows | null };

async function enter(product: Product, caller: Caller): Promise<Owned> {
  if (caller === "nobody") return { own: null, whole: null };
  const own = await seedTenant(product, caller === "operator" ? "operator" : "trader");
  return { own, whole: await product.audit.rowsOf(own.userId) };
}

const isSame = (one: TenantRows, other: TenantRows): boolean =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

type Judged = Omit<Finding, "where">;

/** What one answer shows that it must not, and what the call did to the other tenant. */
const findingsOf = (
  answer: Answer,
  {
    foreign,
    caller,
    input,
    isAddressed,
    before,
    after,
  }: Pick<MatrixCase, "input" | "isAddressed"> & {
    readonly caller: Caller;
    readonly foreign: Tenant;
    readonly before: TenantRows;
    readonly after: TenantRows;
  },
): readonly Judged[] => {
  const asked = JSON.stringify(input) ?? "";
  const leaks = findLeaks(answer, foreign, { asked, isOperator: caller === "operator" });
  const writes = findForeignWrites(before, after, { isAddressed });
  return [
    ...leaks.map((what) => ({ kind: "leak", what: `tells the ${what} of another tenant` }) as const),
    ...writes.map(
      (table) => ({ kind: "foreign-write", what: `writes to ${table} of another tenant` }) as const,
    ),
    ...(isServerError(answer) ? [{ kind: "server-error", what: `answers ${answer.status}` } as const] : []),
  ];
};

const unlike = (answers: ReadonlyMap<string, Answer>, twin: string, answer: Answer): boolean => {
  const absent = answers.get(twin);
  return absent !== undefined && !isSameAnswer(absent, answer);
};

/** Somebody whose own things are all there: what a call used up is put back by entering anew. */
async function freshOwn(product: Product, caller: Caller, { own, whole }: Owned): Promise<Owned> {
  if (own === null) return { own, whole };
  const rows = await product.audit.rowsOf(own.userId);
  return whole !== null && isSame(whole, rows) ? { own, whole } : await enter(product, caller);
}

/** One procedure as one caller: everything absent, everything foreign, and at last everything of their own. */
async function walkAs(
  product: Product,
  procedure: WalkedProcedure,
  { caller, foreign }: { readonly caller: Caller; readonly foreign: Tenant },
): Promise<Walk> {
  let owned = await enter(product, caller);
  let before = await product.audit.rowsOf(foreign.userId);
  const absent = new Map<string, Answer>();
  const findings: Finding[] = [];
  const done = new Set<string>();
  const count = makeCases(procedure, { own: owned.own, foreign }).length;
  for (let at = 0; at < count; at++) {
    // Made anew for each, because the names are others once somebody entered anew.
    const one = makeCases(procedure, { own: owned.own, foreign })[at];
    if (one === undefined) break;
    const answer = await ask(product, procedure, one.input, owned.own?.cookie ?? null);
    const after = await product.audit.rowsOf(foreign.userId);
    const where = `${procedure.path} as ${caller}, ${one.twin}, ${one.whose}`;
    const judged = findingsOf(answer, { ...one, caller, foreign, before, after });
    findings.push(...judged.map((finding) => ({ ...finding, where })));
    if (answer.status === 200) done.add(procedure.path);
    if (one.whose === "absent") absent.set(one.twin, answer);
    if (one.whose === "foreign" && unlike(absent, one.twin, answer)) {
      findings.push({ kind: "leak", where, what: "is answered otherwise than what is not there" });
    }
    before = after;
    if (one.isOwnAtStake && procedure.isMutation) owned = await freshOwn(product, caller, owned);
  }
  return { cases: count, findings, done };
}

/** Every procedure as everybody, with every name there is. */
export async function walkProcedures(
  product: Product,
  procedures: readonly WalkedProcedure[],
  { A, B }: Standing,
): Promise<Walk> {
  let cases = 0;
  const findings: Finding[] = [];
  const done = new Set<string>();
  for (const procedure of procedures) {
    for (const caller of CALLERS) {
      const walk = await walkAs(product, procedure, { caller, foreign: caller === "B" ? A : B });
      cases += walk.cases;
      findings.push(...walk.findings);
      for (const path of walk.done) done.add(path);
    }
  }
  return { cases, findings, done };
}
