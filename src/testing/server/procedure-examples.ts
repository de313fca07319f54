import { z } from "zod";
import { PAGE_MARK } from "#domain/security/page-mark.ts";
import { appRouter } from "#server/trpc/app-router.ts";
import type { ProcedureMeta } from "#server/trpc/init.ts";

const ID = "018f0000-0000-7000-8000-000000000009";

const GUARD = {
  steps: [
    { when: { by: "distance" as const, bps: 100 }, deed: { kind: "add-margin" as const, targetBps: 250 } },
  ],
  maxLossSats: null,
  reserveSats: 0,
  maxTotalSats: 100_000,
  maxPerActionSats: null,
  maxPerDaySats: null,
  cooldownSeconds: 60,
};

const PLAN = {
  steps: GUARD.steps,
  maxTotalShareBps: 10_000,
  maxLossShareBps: 20_000,
  maxPerActionSats: null,
  maxPerDaySats: null,
  reserveSats: 0,
  cooldownSeconds: 0,
  settlementsAhead: 1,
};

const TOKEN = "t".repeat(43);

const ON_ACCOUNT = { accountId: ID, commandId: ID };
const ON_POSITION = { ...ON_ACCOUNT, positionId: "p1" };
const SEEN = { at: "2026-01-01T00:00:00.000Z", position: null, netPosition: null };
const TRADE_ORDER = {
  side: "long",
  size: { by: "quantity", quantity: 100 },
  leverage: 10,
  limit: null,
  stopLoss: null,
  takeProfit: null,
};

const ENTRY = {
  side: "long",
  leverage: 10,
  when: { kind: "crossing", price: 180_000, from: "above" },
  size: { by: "risk", sats: 100_000 },
  guard: { maxTotal: 20_000 },
  stopLoss: { by: "percent", bps: 300 },
  takeProfit: null,
  budget: 100_000,
  expiresAt: null,
  quietHours: null,
  maxEntries: 1,
};

/** One valid input per procedure; a procedure that is missing here fails a test. */
export const PROCEDURE_EXAMPLES: Readonly<Record<string, unknown>> = {
  "alerts.arm": {
    accountId: ID,
    id: null,
    when: { kind: "crossing", price: 180_000 },
    repeat: { kind: "every-time", restMinutes: 60 },
  },
  "alerts.end": { id: ID },
  "alerts.list": undefined,
  "alerts.pause": { id: ID },
  "auth.answerFactor": { challenge: TOKEN, answer: { kind: "totp", code: "123456" } },
  "auth.choosePassword": { token: TOKEN, password: "correct horse battery staple" },
  "auth.confirmEmail": { token: TOKEN },
  "auth.logIn": { email: "demo@axisor.local", password: "correct horse battery staple" },
  "auth.logInWithPasskey": { challenge: TOKEN, response: { id: "passkey", response: {} } },
  "auth.passkeyRequest": { challenge: null },
  "auth.readLink": { token: TOKEN },
  "auth.register": { email: "new@axisor.local" },
  "auth.requestReset": { email: "demo@axisor.local" },
  "automations.armCrossGuard": { accountId: ID, config: { ...GUARD, maxReduceUsd: null } },
  "automations.armExit": {
    accountId: ID,
    positionId: "p1",
    rule: { kind: "stop-loss", level: { by: "price", price: 180_000 } },
  },
  "automations.copy": { id: ID, accountId: ID, subject: { on: "position", positionId: "p1" } },
  "automations.delete": { id: ID },
  "automations.export": { accountId: ID, subject: { on: "account" } },
  "automations.history": { accountId: ID, subject: { on: "cross" }, limit: 10 },
  "automations.import": {
    accountId: ID,
    document: {
      format: "axisor-automations",
      version: 1,
      exportedAt: "2026-01-01T00:00:00.000Z",
      automations: [{ kind: "backstop", config: { isWanted: true } }],
    },
    placements: [{ entry: 0, subject: { on: "position", positionId: "p1" } }],
    isDryRun: true,
  },
  "automations.armGuard": { accountId: ID, positionId: "p1", config: GUARD },
  "automations.checkConflicts": {
    accountId: ID,
    positionId: "p1",
    draft: { kind: "guard", config: GUARD },
  },
  "automations.endCrossGuard": { id: ID },
  "automations.pauseCrossGuard": { id: ID },
  "automations.pauseExit": { id: ID },
  "automations.pauseGuard": { id: ID },
  "automations.previewCrossGuard": { accountId: ID, config: { ...GUARD, maxReduceUsd: 500 } },
  "automations.resumeCrossGuard": { id: ID },
  "automations.resumeGuard": { id: ID },
  "automations.rollBack": { id: ID, version: 1 },
  "guardPlan.get": { accountId: ID },
  "guardPlan.preview": { accountId: ID, plan: PLAN },
  "guardPlan.arm": { accountId: ID, plan: PLAN },
  "guardPlan.stop": { accountId: ID },
  "breaker.arm": { accountId: ID, dropBps: 1_000, action: "guards-only", cooldownMinutes: 60 },
  "breaker.get": { accountId: ID },
  "breaker.stop": { accountId: ID },
  "credentials.connect": { network: "paper", label: "Paper", key: "k", secret: "s", passphrase: "p" },
  "credentials.list": undefined,
  "credentials.paperStart": undefined,
  "credentials.startOnPaper": undefined,
  "credentials.remove": { id: ID },
  "credentials.rename": { id: ID, label: "Main" },
  "credentials.replace": { id: ID, key: "k", secret: "s", passphrase: "p" },
  "credentials.test": { id: ID },
  "entries.arm": { accountId: ID, id: null, entry: ENTRY },
  "entries.list": undefined,
  "entries.pause": { id: ID },
  "entries.preview": { accountId: ID, entry: ENTRY },
  "entries.stop": { id: ID },
  "market.brlRate": undefined,
  "ledger.read": { accountId: ID, step: "closed-trades", cursor: null },
  "market.candles": { network: "paper", range: "1m", limit: 10 },
  "notifications.acknowledge": { id: ID },
  "notifications.act": { id: ID, answer: "snooze" },
  "notifications.addPush": {
    endpoint: "https://fcm.googleapis.com/fcm/send/a",
    p256dh: "BKey",
    auth: "auth",
  },
  "notifications.bindTelegram": undefined,
  "notifications.channels": undefined,
  "notifications.choices": undefined,
  "notifications.choose": {
    cells: { "guard.info.push": "on" },
    quiet: { from: 1_320, until: 420 },
    digest: { hour: 8, channel: "email" },
    ladder: [{ channel: "push", afterMinutes: 0 }],
  },
  "notifications.deliveries": { limit: 10 },
  "notifications.list": { limit: 10 },
  "notifications.markRead": { id: ID },
  "notifications.recent": undefined,
  "notifications.removePush": { id: ID },
  "notifications.removeWebhook": undefined,
  "notifications.renewPush": {
    oldEndpoint: "https://fcm.googleapis.com/fcm/send/a",
    endpoint: "https://fcm.googleapis.com/fcm/send/b",
    p256dh: "BKey",
    auth: "auth",
  },
  "notifications.setWebhook": { url: "https://example.org/axisor" },
  "notifications.test": { channel: "email" },
  "notifications.unbindTelegram": undefined,
  "operator.alerts": { limit: 10 },
  "operator.securityEvents": { limit: 10 },
  "operator.silence": { id: ID, hours: 8 },
  "outbox.list": undefined,
  "overview.get": undefined,
  "panic.listLinks": undefined,
  "panic.lower": { accountId: ID, stage: "calm" },
  "panic.makeLink": { label: "In my wallet" },
  "panic.preview": { accountId: null, shareBps: 0 },
  "panic.progress": { panicId: ID },
  "panic.raise": { accountId: ID, stage: "flatten", shareBps: 0, commandId: ID },
  "panic.revokeLink": { id: ID },
  "panic.standing": undefined,
  "positions.addMargin": { ...ON_POSITION, amount: 1_000, seen: SEEN },
  "positions.cancel": { ...ON_ACCOUNT, tradeId: "t1" },
  "positions.cashIn": { ...ON_POSITION, amount: 1_000, seen: SEEN },
  "positions.close": ON_POSITION,
  "positions.closeAll": ON_ACCOUNT,
  "positions.crossCancel": { ...ON_ACCOUNT, orderId: "o1" },
  "positions.crossClose": ON_ACCOUNT,
  "positions.crossDeposit": { ...ON_ACCOUNT, amount: 1_000, seen: SEEN },
  "positions.crossLeverage": { ...ON_ACCOUNT, leverage: 5 },
  "positions.crossOrder": {
    ...ON_ACCOUNT,
    order: { side: "long", quantity: 100, limit: 180_000 },
    seen: SEEN,
  },
  "positions.crossWithdraw": { ...ON_ACCOUNT, amount: 1_000, seen: SEEN },
  "positions.open": { ...ON_ACCOUNT, order: TRADE_ORDER, seen: SEEN },
  "positions.outcome": ON_ACCOUNT,
  "positions.preview": { accountId: ID, positionId: "p1", action: { kind: "close-trade" } },
  "positions.removeStopLoss": { ...ON_POSITION, seen: SEEN },
  "positions.removeTakeProfit": ON_POSITION,
  "positions.reservePlan": { accountId: ID, positionId: "p1", reserveSats: 200_000 },
  "positions.setStopLoss": { ...ON_POSITION, price: 184_000 },
  "positions.setTakeProfit": { ...ON_POSITION, price: 220_000 },
  "positions.setTrailingStop": { ...ON_POSITION, distanceBps: 500 },
  "positions.waiting": { accountId: ID },
  "security.addPasskey": { challenge: TOKEN, label: "Phone", response: { id: "passkey", response: {} } },
  "security.beginPasskey": undefined,
  "security.beginTotp": undefined,
  "security.changeEmail": { email: "new@axisor.local" },
  "security.changePassword": { password: "correct horse battery staple" },
  "security.confirmTotp": { code: "123456" },
  "security.endOtherSessions": undefined,
  "security.endSession": { id: ID },
  "security.events": { limit: 10 },
  "security.newBackupCodes": undefined,
  "security.overview": undefined,
  "security.removePasskey": { id: "passkey" },
  "security.removeTotp": undefined,
  "security.stepUp": { answer: { kind: "password", password: "correct horse battery staple" } },
  "security.stepUpRequest": undefined,
  "settings.change": { locale: "pt-BR", timeZone: "America/Sao_Paulo", amounts: "BTC", money: "BRL" },
  "settings.get": undefined,
  "status.now": undefined,
  "tradeLog.askable": undefined,
  "tradeLog.detail": { id: ID },
  "tradeLog.get": { id: ID },
  "tradeLog.list": { limit: 10 },
  "tradeLog.reaction": undefined,
  "tradeLog.reEvaluate": { id: ID },
  "tradeLog.whyNot": { automationId: ID, at: "2026-01-01T14:03:00.000Z" },
};

/** What anybody may call, logged in or not. */
export const PUBLIC_PROCEDURES: ReadonlySet<string> = new Set(
  Object.keys(PROCEDURE_EXAMPLES).filter((path) => path.startsWith("auth.") || path === "outbox.list"),
);

type Listed = { readonly _def: { readonly type: string; readonly meta?: Partial<ProcedureMeta> } };

/** The library's types nest what is flat at run time: `noun.verb` → procedure. */
const byPath = z.record(
  z.string(),
  z.custom<Listed>((value) => typeof value === "function"),
);

export type ListedProcedure = {
  readonly path: string;
  readonly isMutation: boolean;
  readonly limit: string | undefined;
};

/** Every procedure there is, as the router itself lists them. */
export const PROCEDURES: readonly ListedProcedure[] = Object.entries(
  byPath.parse(appRouter._def.procedures),
).map(([path, { _def }]) => ({ path, isMutation: _def.type === "mutation", limit: _def.meta?.limit }));

export const API_ORIGIN = "http://localhost:3000";

/** What a browser sends with a request of our own page. */
export const SAME_ORIGIN: Readonly<Record<string, string>> = {
  host: "localhost:3000",
  origin: API_ORIGIN,
  "sec-fetch-site": "same-origin",
  [PAGE_MARK]: "1",
  // The proxy that stands before every product of the tests: this machine asks.
  "x-forwarded-for": "127.0.0.1",
};

/** A call of a procedure as the browser's client makes it; its example is the input unless another is given. */
export function callOf(
  { path, isMutation }: Pick<ListedProcedure, "path" | "isMutation">,
  {
    input = PROCEDURE_EXAMPLES[path],
    headers = SAME_ORIGIN,
  }: { input?: unknown; headers?: HeadersInit } = {},
): Request {
  const url = new URL(`${API_ORIGIN}/api/trpc/${path}`);
  if (!isMutation && input !== undefined) url.searchParams.set("input", JSON.stringify(input));
  if (!isMutation) return new Request(url, { headers });
  const sent = new Headers(headers);
  if (!sent.has("content-type")) sent.set("content-type", "application/json");
  return new Request(url, { method: "POST", headers: sent, body: JSON.stringify(input) ?? null });
}
