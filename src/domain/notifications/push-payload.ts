import { isLocale, type Locale } from "../language/locale.ts";
import { SEVERITIES, type Severity } from "./channel.ts";

/** What a browser is sent, and all that its service worker knows when it shows it. */
export type PushPayload = {
  readonly v: 1;
  /** What is told of, a UUID: a second copy replaces the first on the screen. */
  readonly id: string;
  /** The delivery's id, a UUID. */
  readonly key: string;
  readonly title: string;
  /** The facts, a line each, shortened where they are long. */
  readonly body: string;
  readonly severity: Severity;
  readonly silent: boolean;
  readonly wantsAnswer: boolean;
  /** The page that tells more; a path of ours. */
  readonly path: string;
  readonly position: { readonly accountId: string; readonly positionId: string } | null;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly locale: Locale;
};

/** What is told, as the channels have it. */
type Told = Omit<PushPayload, "v" | "id" | "body" | "silent"> & {
  readonly notificationId: string;
  readonly lines: readonly string[];
  readonly isLoud: boolean;
};

/** Services take 4,096 bytes with the encryption; this leaves room for it, in bytes of the JSON. */
export const LARGEST_PUSH = 3_000;

const LONGEST_TITLE = 120;
const LONGEST_PATH = 300;
/** No screen shows more of a notification. */
const LONGEST_BODY = 1_000;

/** Cut between two signs, never within one; `most` counts signs. */
const shortened = (text: string, most: number): string => {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, Math.max(0, most - 1)).join("")}…`;
};

const bytesOf = (payload: PushPayload): number => new TextEncoder().encode(JSON.stringify(payload)).length;

/** Ids are short; a longer one is none of ours, and its position cannot be acted on from a screen. */
const LONGEST_ID = 64;
const positionIn = (position: PushPayload["position"]): PushPayload["position"] =>
  position !== null && Math.max(position.accountId.length, position.positionId.length) > LONGEST_ID
    ? null
    : position;

/** As much of the text as fits: it is shortened by a fifth until it does. */
const fitted = (payload: PushPayload, most: number): PushPayload => {
  if (bytesOf(payload) < LARGEST_PUSH || most < 1) return payload;
  return fitted({ ...payload, body: shortened(payload.body, most) }, Math.floor(most * 0.8));
};

/** What a message is in a push: under 3,000 bytes of JSON, whatever it says. */
export const pushPayload = (told: Told): PushPayload =>
  fitted(
    {
      v: 1,
      id: told.notificationId,
      key: told.key,
      title: shortened(told.title, LONGEST_TITLE),
      body: shortened(told.lines.join("\n"), LONGEST_BODY),
      severity: told.severity,
      silent: !told.isLoud,
      wantsAnswer: told.wantsAnswer,
      path: told.path.length <= LONGEST_PATH ? told.path : "/activity",
      position: positionIn(told.position),
      at: told.at,
      locale: told.locale,
    },
    LONGEST_BODY,
  );

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const positionOf = (value: unknown): PushPayload["position"] => {
  if (!isRecord(value)) return null;
  const [accountId, positionId] = [textOf(value.accountId), textOf(value.positionId)];
  return accountId === "" || positionId === "" ? null : { accountId, positionId };
};

/**
 * Reads what a browser was sent. Null where it is nothing to show: no payload of ours, or one without an id or a title. A
 * path that is none of ours becomes that of the activity.
 */
export const readPushPayload = (value: unknown): PushPayload | null => {
  if (!isRecord(value) || value.v !== 1) return null;
  const [id, title] = [textOf(value.id), textOf(value.title)];
  if (id === "" || title === "") return null;
  const path = textOf(value.path);
  const { locale } = value;
  return {
    v: 1,
    id,
    key: textOf(value.key),
    title,
    body: textOf(value.body),
    severity: SEVERITIES.find((each) => each === value.severity) ?? "info",
    silent: value.silent === true,
    wantsAnswer: value.wantsAnswer === true,
    path: /^\/(?![/\\])/.test(path) ? path : "/activity",
    position: positionOf(value.position),
    at: typeof value.at === "number" ? value.at : 0,
    locale: isLocale(locale) ? locale : "en",
  };
};
