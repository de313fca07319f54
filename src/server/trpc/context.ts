import type { z } from "zod";
import type { RateLimiter } from "#ports/rate-limiter.ts";
import type { ActiveSession } from "#ports/sessions.ts";
import type { Role } from "#ports/users.ts";
import type {
  armGuardInput,
  candlesInput,
  connectInput,
  registerInput,
  renameAccountInput,
  replaceKeyInput,
  tradeLogInput,
} from "./schemas/inputs.ts";
import type {
  addPasskeyInput,
  answerFactorInput,
  backupCodesSchema,
  changePasswordInput,
  choosePasswordInput,
  emailInput,
  LogInStep,
  linkDoneSchema,
  linkInput,
  linkViewSchema,
  logInInput,
  mailSentSchema,
  PasskeyRequest,
  PasskeyView,
  passkeyIdInput,
  passkeyLoginInput,
  passkeyRequestInput,
  SecurityEventPage,
  SecurityView,
  sessionIdInput,
  steppedUpSchema,
  stepUpInput,
  ticketSchema,
  totpCodeInput,
  totpEnrolmentSchema,
} from "./schemas/sign-in.ts";
import type {
  AccountView,
  CandleView,
  GuardView,
  Notice,
  Overview,
  PositionView,
  ReceiptView,
  TradeLogPage,
} from "./schemas/views.ts";
import type { eventsInput, OperatorEventPage, OutboxMail, operatorEventsInput } from "./schemas/watching.ts";

type OfUser = { readonly userId: string };
type One = OfUser & { readonly id: string };
type FromAddress = { readonly ip: string };
type MailSent = z.infer<typeof mailSentSchema>;
type LinkDone = z.infer<typeof linkDoneSchema>;
type Ticket = z.infer<typeof ticketSchema>;
type BackupCodes = z.infer<typeof backupCodesSchema>;

/** Getting in: every step for somebody who is not logged in yet. */
type SignIn = {
  register(input: z.output<typeof emailInput> & FromAddress): Promise<MailSent>;
  requestReset(input: z.output<typeof emailInput> & FromAddress): Promise<MailSent>;
  readLink(input: z.output<typeof linkInput> & FromAddress): Promise<z.infer<typeof linkViewSchema>>;
  choosePassword(input: z.output<typeof choosePasswordInput> & FromAddress): Promise<LinkDone>;
  confirmEmail(input: z.output<typeof linkInput> & FromAddress): Promise<LinkDone>;
  logIn(input: z.output<typeof logInInput> & FromAddress): Promise<LogInStep>;
  answerFactor(input: z.output<typeof answerFactorInput> & FromAddress): Promise<Ticket>;
  passkeyRequest(input: z.output<typeof passkeyRequestInput> & FromAddress): Promise<PasskeyRequest>;
  logInWithPasskey(input: z.output<typeof passkeyLoginInput> & FromAddress): Promise<Ticket>;
};

/** How a trader gets in, and what happened to that. */
type Security = {
  overview(input: OfUser): Promise<SecurityView>;
  stepUpRequest(input: OfUser): Promise<PasskeyRequest>;
  stepUp(input: OfUser & z.output<typeof stepUpInput>): Promise<z.infer<typeof steppedUpSchema>>;
  beginTotp(input: OfUser): Promise<z.infer<typeof totpEnrolmentSchema>>;
  confirmTotp(input: OfUser & z.output<typeof totpCodeInput>): Promise<BackupCodes>;
  removeTotp(input: OfUser): Promise<void>;
  newBackupCodes(input: OfUser): Promise<BackupCodes>;
  beginPasskey(input: OfUser): Promise<PasskeyRequest>;
  addPasskey(input: OfUser & z.output<typeof addPasskeyInput>): Promise<PasskeyView>;
  removePasskey(input: OfUser & z.output<typeof passkeyIdInput>): Promise<void>;
  changePassword(input: OfUser & z.output<typeof changePasswordInput>): Promise<void>;
  changeEmail(input: OfUser & z.output<typeof emailInput>): Promise<MailSent>;
  endSession(input: OfUser & z.output<typeof sessionIdInput>): Promise<void>;
  endOtherSessions(input: OfUser): Promise<void>;
  events(input: OfUser & z.output<typeof eventsInput>): Promise<SecurityEventPage>;
};

/** What the server asks for: every service with its ports already in hand. Each throws `AppError` to refuse. */
export type Services = {
  readonly auth: {
    register(input: z.output<typeof registerInput> & { readonly ip: string }): Promise<{ userId: string }>;
    /** `token` is the session's only copy; null is "wrong e-mail or password", never which of the two. */
    logIn(input: {
      readonly email: string;
      readonly password: string;
      readonly ip: string;
    }): Promise<{ userId: string; email: string; token: string } | null>;
    logOut(input: { readonly token: string }): Promise<void>;
    resolveSession(input: { readonly token: string }): Promise<ActiveSession | null>;
  };
  readonly signIn: SignIn;
  readonly security: Security;
  readonly operator: {
    securityEvents(input: OfUser & z.output<typeof operatorEventsInput>): Promise<OperatorEventPage>;
  };
  readonly outbox: { list(): Promise<OutboxMail[]> };
  readonly overview: { get(input: OfUser): Promise<Overview> };
  readonly positions: { list(input: OfUser): Promise<PositionView[]> };
  readonly credentials: {
    connect(input: OfUser & z.output<typeof connectInput>): Promise<AccountView>;
    list(input: OfUser): Promise<AccountView[]>;
    test(input: One): Promise<AccountView>;
    replace(input: OfUser & z.output<typeof replaceKeyInput>): Promise<AccountView>;
    rename(input: OfUser & z.output<typeof renameAccountInput>): Promise<AccountView>;
    remove(input: One): Promise<void>;
  };
  readonly automations: {
    armGuard(input: OfUser & z.output<typeof armGuardInput>): Promise<GuardView>;
    pauseGuard(input: One): Promise<GuardView>;
    resumeGuard(input: One): Promise<GuardView>;
  };
  readonly tradeLog: {
    list(input: OfUser & z.output<typeof tradeLogInput>): Promise<TradeLogPage>;
    get(input: One): Promise<ReceiptView>;
  };
  readonly notices: { list(input: OfUser): Promise<Notice[]> };
  readonly market: { candles(input: z.output<typeof candlesInput>): Promise<CandleView[]> };
};

/** Everything the server stands on; made once per process by `composition()`. */
export type Composition = {
  readonly services: Services;
  /** `shared` counts across processes and may be down; `local` counts in this process and never is. */
  readonly limiters: { readonly shared: RateLimiter; readonly local: RateLimiter };
  readonly settings: {
    /** Null when unset: then no cron call is let in. */
    readonly cronSecret: string | null;
    /** Where browsers reach us, e.g. `https://axisor.example`; null means: whatever host they asked for. */
    readonly publicOrigin: string | null;
    /** Whether mails are shown on /outbox instead of being sent. */
    readonly isOutboxOpen: boolean;
    /** What is said beside every paper price: "simulated prices" or "recorded prices". */
    readonly paperProvenance: string;
  };
};

/** Who is logged in. */
export type Trader = { readonly userId: string; readonly email: string; readonly role: Role };

/** What a procedure knows of its request. */
export type Context = Pick<Composition, "services" | "limiters"> & {
  readonly trader: Trader | null;
  /** The caller's address as a counter key, see `clientIp`. */
  readonly ip: string;
  /** Whether the browser says that our own page sent it. */
  readonly isSameOrigin: boolean;
  /** How many calls this one HTTP request carries. */
  readonly callCount: number;
  /** Named in the answer to a defect and in its log line. */
  readonly requestId: string;
};
