import {
  FLATTEN_ASKED_MS,
  type FlattenLook,
  flattenProgress,
  flattenQuestion,
  flattenRefused,
  flattenReply,
} from "#domain/notifications/telegram/flatten-words.ts";
import type { Reply } from "#domain/notifications/telegram/reply.ts";
import { basisPoints } from "#domain/units.ts";
import type { StoredPosition } from "#ports/exchange-accounts.ts";
import { hashToken } from "../auth/hash-token.ts";
import { type NetworkPreview, previewPanic } from "../panic/preview-panic.ts";
import { countClosed } from "./count-closed.ts";
import type { BoundChat, TelegramDeps } from "./telegram-deps.ts";

const lookOf = async (
  deps: Pick<TelegramDeps, "markets" | "clock">,
  preview: NetworkPreview,
  positions: readonly StoredPosition[],
): Promise<FlattenLook> => {
  const now = deps.clock();
  const seen = await deps.markets.seen(preview.network);
  const closes = preview.closes.flatMap(({ id, exit, net }) => {
    const accountId = preview.accountOf.get(id);
    const position = positions.find((one) => one.id === id && one.accountId === accountId);
    return position === undefined ? [] : [{ position, exit, net }];
  });
  const read = closes.map(({ position }) => position.readAt);
  return {
    isSimulated: preview.network === "paper",
    closes: closes.map(({ position: { side, quantity }, exit, net }) => ({ side, quantity, exit, net })),
    fee: preview.fee,
    net: preview.net,
    priceAgeMs: now - (seen?.at ?? now),
    readAgeMs: read.length === 0 ? null : now - Math.min(...read),
  };
};

/**
 * Shows what closing everything would do and asks whether it is to be done, by a button that serves once and for a minute in
 * this chat alone. While a throw is still being worked on, tells how far that is instead.
 */
export const askFlatten = async (
  deps: Pick<
    TelegramDeps,
    "panic" | "accounts" | "markets" | "requestRates" | "questions" | "clock" | "newId" | "newToken"
  >,
  { userId, chatId, locale }: BoundChat,
): Promise<Reply> => {
  const [accounts, positions, closed, standing] = await Promise.all([
    deps.accounts.ofUser(userId),
    deps.accounts.positionsOfUser(userId),
    countClosed(deps, userId),
    deps.panic.standing(userId),
  ]);
  if (closed?.isUnderWay === true) return flattenProgress(locale, closed, false);
  const served = accounts.filter(({ status }) => status !== "refused");
  const isServed = ({ accountId }: StoredPosition): boolean => served.some(({ id }) => id === accountId);
  const open = positions.filter((position) => isServed(position) && closed?.hasClosed(position) !== true);
  const refused = positions.filter((position) => !isServed(position)).length;
  const isBlind = served.some(({ blindSince, readAt }) => blindSince !== null || readAt === null);
  if (open.length === 0 && !isBlind) {
    const isFlat = standing.some(({ accountId, stage }) => accountId === null && stage === "flatten");
    if (isFlat && closed !== null) return flattenProgress(locale, closed, false);
    return refused > 0 ? flattenRefused(locale, refused) : flattenReply(locale, "nothing");
  }
  const previews = await previewPanic(deps, { userId, accountId: null, share: basisPoints(0) });
  const closing = previews.filter(({ closes }) => closes.length > 0);
  const looks = await Promise.all(closing.map((preview) => lookOf(deps, preview, open)));
  const priced = looks.reduce((sum, { closes }) => sum + closes.length, 0);
  const nonce = deps.newToken();
  const expiresAt = deps.clock() + FLATTEN_ASKED_MS;
  await deps.questions.ask({ id: deps.newId(), userId, chatId, digest: hashToken(nonce), expiresAt });
  return flattenQuestion(locale, { looks, unpriced: open.length - priced, refused, isBlind, nonce });
};
