import type { z } from "zod";
import type { AutomationDocument } from "#domain/automations/history/automation-document.ts";
import type { Locale } from "#domain/language/locale.ts";
import type { LedgerPart } from "#domain/ledger/ledger-page.ts";
import type { BrlRate } from "#domain/market/brl-rate.ts";
import type { ActiveSession } from "#ports/sessions.ts";
import type { OpenedSession } from "#services/auth/open-session.ts";
import type { Visitor } from "#services/auth/visitor.ts";
import type { Acting } from "#services/security/acting.ts";
import type { AlertView, armAlertInput } from "./schemas/alerts.ts";
import type {
  ArmedSettingsView,
  AutomationHistoryView,
  copyAutomationInput,
  DeletedAutomationView,
  exportAutomationsInput,
  historyInput,
  ImportedView,
  importAutomationsInput,
  rollBackInput,
} from "./schemas/automation-history.ts";
import type { armBreakerInput, BreakerView } from "./schemas/breaker.ts";
import type { CheckedConflictsView, checkConflictsInput } from "./schemas/conflicts.ts";
import type {
  armCrossGuardInput,
  CrossGuardView,
  CrossPreviewView,
  previewCrossGuardInput,
} from "./schemas/cross.ts";
import type { armEntryInput, EntryPreviewView, EntryView, previewEntryInput } from "./schemas/entries.ts";
import type { armExitInput, ExitView } from "./schemas/exits.ts";
import type { armPlanInput, PlanPreviewView, PlanView } from "./schemas/guard-plan.ts";
import type {
  armGuardInput,
  candlesInput,
  connectInput,
  renameAccountInput,
  replaceKeyInput,
  tradeLogInput,
} from "./schemas/inputs.ts";
import type { readLedgerInput } from "./schemas/ledger.ts";
import type {
  actInput,
  ChannelsView,
  ChoicesView,
  channelInput,
  DeliveryPage,
  NotificationPage,
  pageInput,
  pushInput,
  RecentNotifications,
  renewPushInput,
  TelegramCode,
  Tested,
  WebhookSecret,
  webhookInput,
} from "./schemas/notifications.ts";
import type { OperatorAlertPage, Silenced, StatusView, silenceInput } from "./schemas/operating.ts";
import type {
  MadePanicLink,
  PanicLinkView,
  PanicPreviewView,
  PanicProgressView,
  PanicStandingView,
  panicLinkInput,
  panicLowerInput,
  panicPreviewInput,
  panicProgressInput,
  panicRaiseInput,
} from "./schemas/panic.ts";
import type {
  addMarginInput,
  CloseAllView,
  CommandView,
  cancelInput,
  cashInInput,
  closeAllInput,
  closeInput,
  crossCancelInput,
  crossCloseInput,
  crossLeverageInput,
  crossMoveInput,
  crossOrderInput,
  OutcomeView,
  openInput,
  outcomeInput,
  PreviewView,
  previewInput,
  removeStopLossInput,
  removeTakeProfitInput,
  setExitInput,
  setTrailingStopInput,
} from "./schemas/positions.ts";
import type {
  AskableView,
  ReactionView,
  ReceiptDetailView,
  ReEvaluationView,
  WhyNotView,
  whyNotInput,
} from "./schemas/receipts.ts";
import type { ReservePlanView, reservePlanInput } from "./schemas/reserve-plan.ts";
import type { changeSettingsInput, SettingsKept, SettingsView } from "./schemas/settings.ts";
import type {
  addPasskeyInput,
  answerFactorInput,
  BackupCodes,
  changePasswordInput,
  choosePasswordInput,
  emailInput,
  LinkDone,
  LinkView,
  LogInStep,
  linkInput,
  logInInput,
  OutboxMail,
  PasskeyRequest,
  PasskeyView,
  passkeyIdInput,
  passkeyLoginInput,
  passkeyRequestInput,
  SecurityEventPage,
  SecurityView,
  SteppedUp,
  sessionIdInput,
  stepUpInput,
  Ticket,
  TotpEnrolment,
  totpCodeInput,
} from "./schemas/sign-in.ts";
import type {
  AccountView,
  CandleView,
  GuardView,
  Overview,
  PaperStartView,
  ReceiptView,
  TradeLogPage,
} from "./schemas/views.ts";
import type { WaitingOrdersView, waitingOrdersInput } from "./schemas/waiting-orders.ts";
import type { eventsInput, OperatorEventPage, operatorEventsInput } from "./schemas/watching.ts";

/** The language that the answer is read in. */
type Read = { readonly locale: Locale };
type OfUser = Read & { readonly userId: string };
/** Who does it, and from where: for what is taken down in the security log. */
type ByTrader = Read & { readonly acting: Acting };
type One = OfUser & { readonly id: string };
/** The language its words are read in. */
type InWords = { readonly locale: Locale };
type Visited = { readonly visitor: Visitor };
/** The session's new token, its only copy: the answer carries it in the cookie and nowhere else. */
type Renewed = { readonly token: string };

/** What the server asks for: every service with its ports already in hand. Each throws `AppError` to refuse. */
export type Services = {
  readonly alerts: {
    list(input: OfUser): Promise<AlertView[]>;
    arm(input: z.output<typeof armAlertInput> & OfUser): Promise<AlertView>;
    pause(input: One): Promise<AlertView>;
    end(input: One): Promise<{ id: string }>;
  };
  readonly guardPlan: {
    get(input: OfUser & { readonly accountId: string }): Promise<PlanView | null>;
    preview(input: OfUser & InWords & z.output<typeof armPlanInput>): Promise<PlanPreviewView>;
    arm(input: ByTrader & z.output<typeof armPlanInput>): Promise<PlanView>;
    stop(input: OfUser & { readonly accountId: string }): Promise<{ accountId: string }>;
  };
  readonly breaker: {
    get(input: OfUser & { readonly accountId: string }): Promise<BreakerView | null>;
    arm(input: ByTrader & z.output<typeof armBreakerInput>): Promise<BreakerView>;
    stop(input: OfUser & { readonly accountId: string }): Promise<BreakerView>;
  };
  readonly auth: {
    register(input: z.output<typeof emailInput> & Visited): Promise<void>;
    requestReset(input: z.output<typeof emailInput> & Visited): Promise<void>;
    readLink(input: z.output<typeof linkInput> & Visited): Promise<LinkView>;
    choosePassword(input: z.output<typeof choosePasswordInput> & Visited): Promise<LinkDone>;
    confirmEmail(input: z.output<typeof linkInput> & Visited): Promise<LinkDone>;
    logIn(input: z.output<typeof logInInput> & Visited): Promise<LogInStep>;
    answerFactor(input: z.output<typeof answerFactorInput> & Visited): Promise<Ticket>;
    passkeyRequest(input: z.output<typeof passkeyRequestInput> & Visited): Promise<PasskeyRequest>;
    logInWithPasskey(input: z.output<typeof passkeyLoginInput> & Visited): Promise<Ticket>;
    /** Null for a ticket that opens nothing. */
    openSession(input: { readonly ticket: string } & Visited): Promise<OpenedSession | null>;
    logOut(input: { readonly token: string } & Visited): Promise<void>;
    resolveSession(input: { readonly token: string }): Promise<ActiveSession | null>;
  };
  readonly security: {
    overview(input: Acting): Promise<SecurityView>;
    stepUpRequest(input: Acting): Promise<PasskeyRequest>;
    stepUp(input: Acting & z.output<typeof stepUpInput>): Promise<SteppedUp & Renewed>;
    beginTotp(input: Acting): Promise<TotpEnrolment>;
    confirmTotp(input: Acting & z.output<typeof totpCodeInput>): Promise<BackupCodes & Renewed>;
    removeTotp(input: Acting): Promise<void>;
    newBackupCodes(input: Acting): Promise<BackupCodes>;
    beginPasskey(input: Acting): Promise<PasskeyRequest>;
    addPasskey(
      input: Acting & z.output<typeof addPasskeyInput>,
    ): Promise<{ readonly passkey: PasskeyView } & Renewed>;
    removePasskey(input: Acting & z.output<typeof passkeyIdInput>): Promise<void>;
    changePassword(input: Acting & z.output<typeof changePasswordInput>): Promise<void>;
    changeEmail(input: Acting & { readonly newEmail: string }): Promise<void>;
    endSession(input: Acting & z.output<typeof sessionIdInput>): Promise<void>;
    endOtherSessions(input: Acting): Promise<void>;
    events(input: OfUser & z.output<typeof eventsInput>): Promise<SecurityEventPage>;
  };
  readonly operator: {
    securityEvents(input: ByTrader & z.output<typeof operatorEventsInput>): Promise<OperatorEventPage>;
    alerts(input: { readonly userId: string } & z.output<typeof pageInput>): Promise<OperatorAlertPage>;
    silence(input: { readonly userId: string } & z.output<typeof silenceInput>): Promise<Silenced>;
  };
  readonly status: {
    now(input: { readonly userId: string; readonly isOperator: boolean }): Promise<StatusView>;
  };
  readonly settings: {
    get(input: { readonly userId: string }): Promise<SettingsView | null>;
    change(input: {
      readonly userId: string;
      readonly chosen: z.output<typeof changeSettingsInput>;
    }): Promise<SettingsKept>;
  };
  readonly outbox: { list(input: { readonly origin: string }): Promise<OutboxMail[]> };
  readonly overview: {
    get(input: OfUser): Promise<Overview>;
    /** What `get` last answered in this process, a moment ago, and since when it is known; null where it did not. */
    last(input: OfUser): Promise<Overview | null>;
  };
  readonly positions: {
    waiting(input: OfUser & z.output<typeof waitingOrdersInput>): Promise<WaitingOrdersView>;
    preview(input: OfUser & z.output<typeof previewInput>): Promise<PreviewView>;
    reservePlan(input: OfUser & z.output<typeof reservePlanInput>): Promise<ReservePlanView>;
    outcome(input: OfUser & z.output<typeof outcomeInput>): Promise<OutcomeView>;
    close(input: ByTrader & z.output<typeof closeInput>): Promise<CommandView>;
    closeAll(input: ByTrader & z.output<typeof closeAllInput>): Promise<CloseAllView>;
    addMargin(input: ByTrader & z.output<typeof addMarginInput>): Promise<CommandView>;
    cashIn(input: ByTrader & z.output<typeof cashInInput>): Promise<CommandView>;
    setStopLoss(input: ByTrader & z.output<typeof setExitInput>): Promise<CommandView>;
    setTrailingStop(input: ByTrader & z.output<typeof setTrailingStopInput>): Promise<CommandView>;
    removeStopLoss(input: ByTrader & z.output<typeof removeStopLossInput>): Promise<CommandView>;
    setTakeProfit(input: ByTrader & z.output<typeof setExitInput>): Promise<CommandView>;
    removeTakeProfit(input: ByTrader & z.output<typeof removeTakeProfitInput>): Promise<CommandView>;
    open(input: ByTrader & z.output<typeof openInput>): Promise<CommandView>;
    cancel(input: ByTrader & z.output<typeof cancelInput>): Promise<CommandView>;
    crossOrder(input: ByTrader & z.output<typeof crossOrderInput>): Promise<CommandView>;
    crossCancel(input: ByTrader & z.output<typeof crossCancelInput>): Promise<CommandView>;
    crossClose(input: ByTrader & z.output<typeof crossCloseInput>): Promise<CommandView>;
    crossDeposit(input: ByTrader & z.output<typeof crossMoveInput>): Promise<CommandView>;
    crossWithdraw(input: ByTrader & z.output<typeof crossMoveInput>): Promise<CommandView>;
    crossLeverage(input: ByTrader & z.output<typeof crossLeverageInput>): Promise<CommandView>;
  };
  readonly credentials: {
    connect(input: ByTrader & z.output<typeof connectInput>): Promise<AccountView>;
    list(input: OfUser): Promise<AccountView[]>;
    paperStart(input: OfUser): Promise<PaperStartView>;
    startOnPaper(input: ByTrader): Promise<AccountView>;
    test(input: ByTrader & { readonly id: string }): Promise<AccountView>;
    replace(input: ByTrader & z.output<typeof replaceKeyInput>): Promise<AccountView>;
    rename(input: OfUser & z.output<typeof renameAccountInput>): Promise<AccountView>;
    remove(input: ByTrader & { readonly id: string }): Promise<void>;
  };
  readonly automations: {
    armGuard(input: ByTrader & z.output<typeof armGuardInput>): Promise<GuardView>;
    pauseGuard(input: One): Promise<GuardView>;
    resumeGuard(input: One): Promise<GuardView>;
    armCrossGuard(input: ByTrader & z.output<typeof armCrossGuardInput>): Promise<CrossGuardView>;
    previewCrossGuard(input: OfUser & z.output<typeof previewCrossGuardInput>): Promise<CrossPreviewView>;
    pauseCrossGuard(input: One): Promise<CrossGuardView>;
    resumeCrossGuard(input: One): Promise<CrossGuardView>;
    endCrossGuard(input: One): Promise<CrossGuardView>;
    armExit(input: ByTrader & z.output<typeof armExitInput>): Promise<ExitView>;
    pauseExit(input: One): Promise<ExitView>;
    checkConflicts(input: OfUser & z.output<typeof checkConflictsInput>): Promise<CheckedConflictsView>;
    history(input: OfUser & z.output<typeof historyInput>): Promise<AutomationHistoryView>;
    rollBack(input: ByTrader & z.output<typeof rollBackInput>): Promise<ArmedSettingsView>;
    copy(input: ByTrader & z.output<typeof copyAutomationInput>): Promise<ArmedSettingsView>;
    delete(input: One): Promise<DeletedAutomationView>;
    export(input: OfUser & z.output<typeof exportAutomationsInput>): Promise<AutomationDocument>;
    import(input: ByTrader & InWords & z.output<typeof importAutomationsInput>): Promise<ImportedView>;
  };
  readonly entries: {
    list(input: OfUser): Promise<EntryView[]>;
    preview(input: z.output<typeof previewEntryInput> & OfUser & InWords): Promise<EntryPreviewView>;
    arm(input: z.output<typeof armEntryInput> & ByTrader): Promise<EntryView>;
    pause(input: One): Promise<EntryView>;
    stop(input: One): Promise<{ id: string; isOver: boolean }>;
  };
  readonly panic: {
    preview(input: OfUser & z.output<typeof panicPreviewInput>): Promise<PanicPreviewView>;
    standing(input: OfUser): Promise<PanicStandingView>;
    raise(input: ByTrader & z.output<typeof panicRaiseInput>): Promise<PanicStandingView>;
    lower(input: ByTrader & z.output<typeof panicLowerInput>): Promise<PanicStandingView>;
    progress(input: OfUser & z.output<typeof panicProgressInput>): Promise<PanicProgressView>;
    makeLink(input: ByTrader & z.output<typeof panicLinkInput>): Promise<MadePanicLink>;
    listLinks(input: OfUser): Promise<PanicLinkView[]>;
    revokeLink(input: ByTrader & { readonly id: string }): Promise<void>;
  };
  readonly tradeLog: {
    list(input: OfUser & z.output<typeof tradeLogInput>): Promise<TradeLogPage>;
    get(input: One): Promise<ReceiptView>;
    detail(input: One): Promise<ReceiptDetailView>;
    reaction(input: OfUser): Promise<ReactionView | null>;
    reEvaluate(input: One): Promise<ReEvaluationView>;
    askable(input: OfUser): Promise<AskableView>;
    whyNot(input: OfUser & z.output<typeof whyNotInput>): Promise<WhyNotView>;
  };
  readonly ledger: { read(input: OfUser & z.output<typeof readLedgerInput>): Promise<LedgerPart> };
  readonly notifications: {
    recent(input: OfUser): Promise<RecentNotifications>;
    list(input: OfUser & z.output<typeof pageInput>): Promise<NotificationPage>;
    markRead(input: One): Promise<void>;
    acknowledge(input: One): Promise<void>;
    act(input: ByTrader & z.output<typeof actInput>): Promise<void>;
    choices(input: OfUser): Promise<ChoicesView>;
    choose(input: OfUser & { readonly wanted: ChoicesView }): Promise<ChoicesView>;
    channels(input: ByTrader): Promise<ChannelsView>;
    addPush(input: ByTrader & z.output<typeof pushInput>): Promise<ChannelsView>;
    renewPush(input: OfUser & z.output<typeof renewPushInput>): Promise<void>;
    removePush(input: ByTrader & { readonly id: string }): Promise<ChannelsView>;
    bindTelegram(input: ByTrader): Promise<TelegramCode>;
    unbindTelegram(input: ByTrader): Promise<ChannelsView>;
    setWebhook(input: ByTrader & z.output<typeof webhookInput>): Promise<WebhookSecret>;
    removeWebhook(input: ByTrader): Promise<ChannelsView>;
    test(input: OfUser & z.output<typeof channelInput>): Promise<Tested>;
    deliveries(input: OfUser & z.output<typeof pageInput>): Promise<DeliveryPage>;
  };
  readonly market: {
    candles(input: z.output<typeof candlesInput>): Promise<CandleView[]>;
    brlRate(): Promise<BrlRate | null>;
  };
};
