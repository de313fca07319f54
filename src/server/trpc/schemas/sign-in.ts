import { z } from "zod";
import { SAYS } from "./schema-words.ts";

/** Codes as people type them: spaces and hyphens between groups mean nothing. */
const typedCode = (wanted: string, pattern: RegExp) =>
  z
    .string()
    .max(40)
    .transform((text) => text.replace(/[\s-]/g, "").toUpperCase())
    .refine((text) => pattern.test(text), { error: wanted });

const email = z.email(SAYS.noEmail).max(254, SAYS.longEmail);

/** Long, because it is the only factor until another is added. No rule about its characters. */
const newPassword = z.string().min(15, SAYS.shortPassword).max(256, SAYS.longPassword);

const token = z.string().min(20).max(200);

/** What a browser's authenticator answers; its parts are checked by the library that knows them. */
const passkeyResponse = z.looseObject({ id: z.string().max(1_400), response: z.looseObject({}) });

export const emailInput = z.strictObject({ email });
export const linkInput = z.strictObject({ token });
export const choosePasswordInput = z.strictObject({ token, password: newPassword });
export const logInInput = z.strictObject({ email: z.string().max(254), password: z.string().max(256) });

/** A second factor, as given. */
export const factorAnswer = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("totp"), code: typedCode(SAYS.noAppCode, /^\d{6}$/) }),
  z.strictObject({
    kind: z.literal("backup-code"),
    code: typedCode(SAYS.noBackupCode, /^[A-Z0-9]{12}$/),
  }),
  z.strictObject({ kind: z.literal("passkey"), challenge: token, response: passkeyResponse }),
]);

export const answerFactorInput = z.strictObject({ challenge: token, answer: factorAnswer });
export const passkeyRequestInput = z.strictObject({ challenge: token.nullable() });
export const passkeyLoginInput = z.strictObject({ challenge: token, response: passkeyResponse });

/** A fresh proof of who sits there; the password serves only while there is no second factor. */
export const stepUpInput = z.strictObject({
  answer: z.union([
    factorAnswer,
    z.strictObject({ kind: z.literal("password"), password: z.string().max(256) }),
  ]),
});

export const totpCodeInput = z.strictObject({ code: typedCode(SAYS.noAppCode, /^\d{6}$/) });
export const addPasskeyInput = z.strictObject({
  challenge: token,
  label: z.string().trim().min(1, SAYS.noPasskeyName).max(60, SAYS.sixtyCharacters),
  response: passkeyResponse,
});
export const passkeyIdInput = z.strictObject({ id: z.string().min(1).max(1_400) });
export const changePasswordInput = z.strictObject({ password: newPassword });
export const sessionIdInput = z.strictObject({ id: z.uuid() });

const isoTime = z.iso.datetime();

/** What a ticket opens: the session, once, within a minute. */
export const ticketSchema = z.object({ kind: z.literal("ticket"), ticket: z.string() });

export const factorMethodSchema = z.enum(["totp", "passkey", "backup-code"]);

/** The next step of a login: done but for the cookie, or a second factor first. */
export const logInStepSchema = z.discriminatedUnion("kind", [
  ticketSchema,
  z.object({ kind: z.literal("factor"), challenge: z.string(), methods: z.array(factorMethodSchema) }),
]);

/** What is asked of an authenticator: `options` goes to it as it is, `challenge` comes back with its answer. */
export const passkeyRequestSchema = z.object({ challenge: z.string(), options: z.looseObject({}) });

export const linkViewSchema = z.object({
  purpose: z.enum(["register", "reset", "change-email"]),
  email: z.string(),
});

/** The link has done its work; `email` is what to log in with. */
export const linkDoneSchema = z.object({ email: z.string() });

/** The same whoever has the address. */
export const mailSentSchema = z.object({ sent: z.literal(true) });

export const totpEnrolmentSchema = z.object({
  /** For the app, as a link and as a picture. */
  uri: z.string(),
  qrSvg: z.string(),
  /** For typing, in groups of four. */
  secret: z.string(),
});

/** Shown once: only their hashes are kept. */
export const backupCodesSchema = z.object({ codes: z.array(z.string()) });

export const passkeyViewSchema = z.object({
  id: z.string(),
  label: z.string(),
  /** Whether it is kept by a service that follows the trader to other devices. */
  isBackedUp: z.boolean(),
  createdAt: isoTime,
  lastUsedAt: isoTime.nullable(),
});

export const sessionViewSchema = z.object({
  id: z.uuid(),
  /** The browser and system in words; null when it did not say. */
  device: z.string().nullable(),
  /** An IPv4 address or an IPv6 /64. */
  network: z.string().nullable(),
  method: z.enum(["password", "password+totp", "password+passkey", "password+backup-code", "passkey"]),
  createdAt: isoTime,
  lastUsedAt: isoTime,
  isThis: z.boolean(),
});

/** Everything the Security page shows about how a trader gets in. */
export const securityViewSchema = z.object({
  email: z.string(),
  passwordChangedAt: isoTime.nullable(),
  /** Until then nothing may put more at risk; null when nothing is frozen. */
  frozenUntil: isoTime.nullable(),
  totp: z.object({ confirmedAt: isoTime }).nullable(),
  backupCodesLeft: z.int(),
  passkeys: z.array(passkeyViewSchema),
  /** Whether browsers make and use passkeys at this address: over https, or at localhost. */
  arePasskeysAvailable: z.boolean(),
  sessions: z.array(sessionViewSchema),
  /** Until when this session need not prove again who sits there; null when it must. */
  steppedUpUntil: isoTime.nullable(),
  /** How it can prove it. */
  stepUpMethods: z.array(z.enum(["totp", "passkey", "backup-code", "password"])),
});

export const steppedUpSchema = z.object({ until: isoTime });

export const securityEventViewSchema = z.object({
  seq: z.int(),
  at: isoTime,
  /** What happened, in words. */
  title: z.string(),
  outcome: z.enum(["allowed", "refused", "failed"]),
  severity: z.enum(["info", "warning", "danger"]),
  device: z.string().nullable(),
  network: z.string().nullable(),
  /** From 0 to 1, and the signals it is made of, in words. */
  risk: z.number(),
  signals: z.array(z.string()),
});

export const securityEventPageSchema = z.object({
  items: z.array(securityEventViewSchema),
  nextCursor: z.string().nullable(),
});

/** A mail as it would have been sent. */
export const outboxMailSchema = z.object({
  id: z.uuid(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** What the reader is asked to follow; null where there is nothing to follow. */
  link: z.string().nullable(),
  createdAt: isoTime,
});

export type Ticket = z.infer<typeof ticketSchema>;
export type LinkView = z.infer<typeof linkViewSchema>;
export type LinkDone = z.infer<typeof linkDoneSchema>;
export type TotpEnrolment = z.infer<typeof totpEnrolmentSchema>;
export type BackupCodes = z.infer<typeof backupCodesSchema>;
export type SteppedUp = z.infer<typeof steppedUpSchema>;
export type OutboxMail = z.infer<typeof outboxMailSchema>;
export type LogInStep = z.infer<typeof logInStepSchema>;
export type PasskeyRequest = z.infer<typeof passkeyRequestSchema>;
export type FactorMethod = z.infer<typeof factorMethodSchema>;
export type FactorAnswer = z.output<typeof factorAnswer>;
export type SecurityView = z.infer<typeof securityViewSchema>;
export type SessionView = z.infer<typeof sessionViewSchema>;
export type PasskeyView = z.infer<typeof passkeyViewSchema>;
export type SecurityEventView = z.infer<typeof securityEventViewSchema>;
export type SecurityEventPage = z.infer<typeof securityEventPageSchema>;
