import { env } from "#env";
import { createWatch } from "#services/operations/create-watch.ts";
import type { OwnFacts } from "#services/operations/operations-deps.ts";
import type { Wired } from "../wired.ts";
import { repeat } from "../worker/repeat.ts";
import { directChannels } from "./direct-channels.ts";
import { pingOutside } from "./ping-outside.ts";
import { createHostReader } from "./read-host.ts";

/** With the two seconds that a part may take to answer, what fails is known within fifteen. */
const LOOK_EVERY_MS = 10_000;
const PING_EVERY_MS = 60_000;

/** What can be told of the process itself, besides its host. */
export type Own = Omit<OwnFacts, "host">;

const directOf = (wired: Wired) => {
  const settings = env();
  const { OPERATOR_WEBHOOK_URL: url, OPERATOR_WEBHOOK_SECRET: secret } = settings;
  const { OPERATOR_DANGER_TO: danger, OPERATOR_WARNING_TO: warning } = settings;
  return directChannels(
    wired,
    {
      email: settings.OPERATOR_EMAIL ?? null,
      telegramChat: settings.OPERATOR_TELEGRAM_CHAT ?? null,
      webhook: url === undefined || secret === undefined ? null : { url, secret },
    },
    (name) => [
      ...(danger.includes(name) ? (["danger"] as const) : []),
      ...(warning.includes(name) ? (["warning"] as const) : []),
    ],
  );
};

/** Keeps watch over the whole installation from this process, until the signal. */
export const watchOver = async (
  wired: Wired,
  {
    own,
    migrations,
    signal,
  }: { readonly own: Own; readonly migrations: number; readonly signal: AbortSignal },
): Promise<void> => {
  const { AXISOR_DATA_DIR: dir, OPERATOR_PING_URL: outside } = env();
  const host = createHostReader(wired.clock, { dir, origin: wired.origin });
  const watch = createWatch({ ...wired, own: { ...own, host }, migrations, direct: directOf(wired) });
  await Promise.all([
    repeat(wired, { signal }, LOOK_EVERY_MS, "watch", async () => {
      await watch.look();
    }),
    outside === undefined
      ? undefined
      : repeat(wired, { signal }, PING_EVERY_MS, "ping", () => pingOutside(outside, wired.log)),
  ]);
};
