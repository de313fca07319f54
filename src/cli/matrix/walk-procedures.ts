import type { TenantRows } from "#ports/tenant-audit.ts";
import { ask } from "./ask.ts";
import { findForeignWrites } from "./find-foreign-writes.ts";
import { type Answer, findLeaks, isSameAnswer, isServerError } from "./find-leaks.ts";
import type { Finding } from "./findings.ts";
import type { WalkedProcedure } from "./list-procedures.ts";
import { type MatrixCase, makeCases } from "./make-cases.ts";
import type { Size } from "./name-draw.ts";
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

/** A caller and everything they had when they entered; nobody has nothing. */
type Entered = { readonly caller: Caller; readonly own: Tenant | null; readonly whole: TenantRows };

async function enter(product: Product, caller: Caller): Promise<Entered> {
  if (caller === "nobody") return { caller, own: null, whole: new Map() };
  const own = await seedTenant(product, caller === "operator" ? "operator" : "trader");
  return { caller, own, whole: await product.audit.rowsOf(own.userId) };
}

/** Somebody whose own things are all there: what a call used up is put back by entering anew. Word of a call is no use of it. */
async function freshen(product: Product, entered: Entered): Promise<Entered> {
  if (entered.own === null) return entered;
  const rows = await product.audit.rowsOf(entered.own.userId);
  const changed = findForeignWrites(entered.whole, rows, { isAddressed: true });
  return changed.length === 0 ? entered : await enter(product, entered.caller);
}

const WHO_AM_I = { path: "overview.get", isMutation: false } as const;

/** Whether a caller is still let in; whoever names so much that is not theirs has their sessions ended. */
const isOut = async (product: Product, { own }: Entered, { status }: Answer): Promise<boolean> =>
  own !== null && status === 401 && (await ask(product, WHO_AM_I, undefined, own.cookie)).status === 401;

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

type Stage = { readonly foreign: Tenant; readonly size: Size };

/** One procedure as one caller: everything absent, everything foreign, and at last everything of their own. */
async function walkAs(
  product: Product,
  procedure: WalkedProcedure,
  entered: Entered,
  { foreign, size }: Stage,
) {
  let now = await freshen(product, entered);
  let cases = makeCases(procedure, { own: now.own, foreign }, size);
  // The names are others once somebody entered anew.
  const follow = (next: Entered): void => {
    if (next !== now) cases = makeCases(procedure, { own: next.own, foreign }, size);
    now = next;
  };
  let before = await product.audit.rowsOf(foreign.userId);
  const { caller } = entered;
  const absent = new Map<string, Answer>();
  const findings: Finding[] = [];
  let isDone = false;
  const askAs = ({ own }: Entered, input: unknown) => ask(product, procedure, input, own?.cookie ?? null);
  const count = cases.length;
  for (let at = 0; at < count; at++) {
    const asked = cases[at];
    if (asked === undefined) break;
    let answer = await askAs(now, asked.input);
    if (await isOut(product, now, answer)) {
      follow(await enter(product, caller));
      answer = await askAs(now, cases[at]?.input);
    }
    const one = cases[at] ?? asked;
    const after = await product.audit.rowsOf(foreign.userId);
    const where = `${procedure.path} as ${caller}, ${one.twin}, ${one.whose}`;
    const judged = findingsOf(answer, { ...one, caller, foreign, before, after });
    findings.push(...judged.map((finding) => ({ ...finding, where })));
    if (answer.status === 200) isDone = true;
    if (one.whose === "absent") absent.set(one.twin, answer);
    if (one.whose === "foreign" && unlike(absent, one.twin, answer)) {
      findings.push({ kind: "leak", where, what: "is answered otherwise than what is not there" });
    }
    before = after;
    if (one.isOwnAtStake && procedure.isMutation) follow(await freshen(product, now));
  }
  return { entered: now, cases: count, findings, isDone };
}

/** Every procedure as everybody, with every name there is or as many as `size` says. */
export async function walkProcedures(
  product: Product,
  procedures: readonly WalkedProcedure[],
  { A, B }: Standing,
  size: Size,
): Promise<Walk> {
  let cases = 0;
  const findings: Finding[] = [];
  const done = new Set<string>();
  for (const caller of CALLERS) {
    let entered = await enter(product, caller);
    for (const procedure of procedures) {
      const walk = await walkAs(product, procedure, entered, { foreign: caller === "B" ? A : B, size });
      entered = walk.entered;
      cases += walk.cases;
      findings.push(...walk.findings);
      if (walk.isDone) done.add(procedure.path);
    }
  }
  return { cases, findings, done };
}
