import type { GuardStep } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { Locale } from "#domain/language/locale.ts";
import { basisPoints } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { AttemptCounter } from "#ports/rate-limiter.ts";
import { AppError } from "#services/app-error.ts";
import { armGuardByTrader } from "#services/automations/arm-guard-by-trader.ts";
import { checkConflicts } from "#services/automations/check-conflicts.ts";
import type { ConflictDraft } from "#services/automations/conflict-draft.ts";
import { pauseGuard } from "#services/automations/pause-guard.ts";
import { resumeGuard } from "#services/automations/resume-guard.ts";
import { checkCrossConflicts } from "#services/cross-guards/check-cross-conflicts.ts";
import { armExitByTrader } from "#services/exits/arm-exit-by-trader.ts";
import { pauseExit } from "#services/exits/pause-exit.ts";
import { listCandles } from "#services/market/list-candles.ts";
import { listUnsent } from "#services/notifications/list-unsent.ts";
import { changePreferences } from "#services/settings/change-preferences.ts";
import { bindAlerts } from "./bind-alerts.ts";
import { bindAutomationHistory } from "./bind-automation-history.ts";
import { bindBreaker } from "./bind-breaker.ts";
import { bindCredentials } from "./bind-credentials.ts";
import { bindCrossGuards } from "./bind-cross-guards.ts";
import { bindEntries } from "./bind-entries.ts";
import { bindGuardPlan } from "./bind-guard-plan.ts";
import { bindLedger } from "./bind-ledger.ts";
import { bindNotifications } from "./bind-notifications.ts";
import { bindOperations } from "./bind-operations.ts";
import { bindOverview } from "./bind-overview.ts";
import { bindPositions } from "./bind-positions.ts";
import { bindSecurityLists } from "./bind-security-lists.ts";
import { bindSignIn, type SignInSettings } from "./bind-sign-in.ts";
import { bindTradeLog } from "./bind-trade-log.ts";
import { listShownCandles } from "./cache/list-shown-candles.ts";
import { wishOfForm } from "./cross-guard-form.ts";
import { capsOfForm, whenOfForm } from "./guard-form.ts";
import { REQUEST_WORDS } from "./http/request-words.ts";
import { bindPanic } from "./panic/bind-panic.ts";
import type { GuardView } from "./trpc/schemas/views.ts";
import type { Services } from "./trpc/services.ts";
import { conflictsView } from "./views/conflicts-view.ts";
import { exitRuleOf, exitView } from "./views/exit-view.ts";
import { guardView } from "./views/guard-view.ts";
import type { Wired } from "./wired.ts";
import { withFormField } from "./with-form-field.ts";

type GuardForm = Parameters<Services["automations"]["armGuard"]>[0]["config"];

const stepOf = ({ when, deed }: GuardForm["steps"][number]): GuardStep => ({
  when: whenOfForm(when),
  deed: deed.kind === "close" ? deed : { kind: deed.kind, target: basisPoints(deed.targetBps) },
});

const configOf = (form: GuardForm): MarginGuardConfig => ({
  steps: form.steps.map(stepOf),
  ...capsOfForm(form),
  ...(form.settlementsAhead === 0 ? {} : { settlementsAhead: form.settlementsAhead }),
});

const viewOfGuard = async (wired: Wired, guard: StoredGuard, locale: Locale): Promise<GuardView> => {
  const standing = await wired.automations.standing(guard.id, wired.clock());
  const account = await wired.accounts.find(guard.accountId);
  const position = await wired.accounts.position(guard.accountId, guard.positionId);
  if (standing === null || account === null) {
    throw new AppError(
      "not-found",
      saidBy(REQUEST_WORDS, ({ guardGone }) => guardGone),
    );
  }
  const price = await wired.markets.seen(account.network);
  return guardView(standing, position ?? undefined, account, price ?? undefined, locale);
};

type DraftForm = Parameters<Services["automations"]["checkConflicts"]>[0]["draft"];

const draftOf = (form: Exclude<DraftForm, { readonly kind: "cross-guard" }>): ConflictDraft =>
  form.kind === "guard"
    ? { kind: form.kind, config: configOf(form.config), backstop: form.backstop }
    : { kind: form.kind, rule: exitRuleOf(form.rule) };

/** A draft without a position is one of a cross guard, and the other way round. */
const checkDraft: (wired: Wired) => Services["automations"]["checkConflicts"] =
  (wired) =>
  async ({ draft, positionId, locale, ...request }) => {
    if (draft.kind === "cross-guard")
      return conflictsView(
        await checkCrossConflicts(wired, { ...request, config: wishOfForm(draft.config) }),
        locale,
      );
    if (positionId === null)
      throw new AppError(
        "bad-input",
        saidBy(REQUEST_WORDS, ({ namePosition }) => namePosition),
        { field: "positionId" },
      );
    const whole = { ...request, positionId, draft: draftOf(draft) };
    return conflictsView(await checkConflicts(wired, whole), locale);
  };

const automationsOf = (wired: Wired): Services["automations"] => ({
  ...bindAutomationHistory(wired),
  armGuard: async ({ config, acting, locale, ...request }) =>
    withFormField(async () => {
      const guard = await armGuardByTrader(wired, acting, { ...request, config: configOf(config) });
      return viewOfGuard(wired, guard, locale);
    }),
  pauseGuard: async (request) => viewOfGuard(wired, await pauseGuard(wired, request), request.locale),
  resumeGuard: async (request) =>
    withFormField(async () => viewOfGuard(wired, await resumeGuard(wired, request), request.locale)),
  armExit: async ({ rule, acting, ...request }) =>
    exitView(await armExitByTrader(wired, acting, { ...request, rule: exitRuleOf(rule) })),
  checkConflicts: (input) => withFormField(() => checkDraft(wired)(input)),
  pauseExit: async (request) => exitView(await pauseExit(wired, request)),
  ...bindCrossGuards(wired),
});

const OUTBOX_MOST = 50;

/** Mails about the way in, and what traders would have been told by mail besides, as one list. */
const bindOutbox = (wired: Wired, mails: Services["outbox"]): Services["outbox"] => ({
  list: async ({ origin }) => {
    const unsent = await listUnsent(wired, { origin, channelsPath: "/notifications/channels" });
    const told = unsent.map((mail) => ({ ...mail, createdAt: new Date(mail.createdAt).toISOString() }));
    return [...(await mails.list({ origin })), ...told]
      .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))
      .slice(0, OUTBOX_MOST);
  },
});

const signInOf = (
  wired: Wired,
  limiter: AttemptCounter,
  settings: SignInSettings,
  watched: { readonly cursorKey: () => Uint8Array; readonly migrations: number },
): Pick<Services, "auth" | "security" | "outbox" | "operator" | "status"> => {
  const { security, ...rest } = bindSignIn(wired, limiter, settings);
  const { events, operator } = bindSecurityLists(wired, watched.cursorKey);
  const { status, operator: alerts } = bindOperations(wired, watched);
  return {
    ...{ ...rest, status, outbox: bindOutbox(wired, rest.outbox) },
    security: { ...security, events },
    operator: { ...operator, ...alerts },
  };
};

/** Every service with its ports in hand, answering in the shapes of the API. `limiter` counts attempts to get in. */
export const bindServices = (
  wired: Wired,
  limiter: AttemptCounter,
  {
    paperProvenance,
    cursorKey,
    migrations,
    ...signIn
  }: SignInSettings & {
    readonly paperProvenance: string;
    /** What cursors are signed with; asked for when one is, because a worker has no auth secret and signs none. */
    readonly cursorKey: () => Uint8Array;
    /** How many migrations this code was written for. */
    readonly migrations: number;
  },
): Services => ({
  ...signInOf(wired, limiter, signIn, { cursorKey, migrations }),
  alerts: bindAlerts(wired),
  breaker: bindBreaker(wired),
  guardPlan: bindGuardPlan(wired),
  entries: bindEntries(wired),
  overview: bindOverview(wired, paperProvenance),
  positions: bindPositions(wired),
  credentials: bindCredentials(wired),
  automations: automationsOf(wired),
  panic: bindPanic(wired),
  tradeLog: bindTradeLog(wired, cursorKey),
  settings: {
    get: ({ userId }) => wired.preferences.of(userId),
    change: async (request) => ({ chosenAt: await changePreferences(wired, request) }),
  },
  ledger: bindLedger(wired),
  notifications: bindNotifications(wired, cursorKey),
  market: {
    brlRate: () => wired.fiatRates.brl(),
    candles: async (request) =>
      (
        await listShownCandles({ cache: wired.cache, list: (asked) => listCandles(wired, asked) }, request)
      ).map((candle) => ({
        ...candle,
        at: new Date(candle.at).toISOString(),
      })),
  },
});
