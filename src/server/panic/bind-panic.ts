import { basisPoints } from "#domain/units.ts";
import type { Network } from "#ports/exchange.ts";
import type { PanicLink, RunProgress } from "#ports/panic.ts";
import { AppError } from "#services/app-error.ts";
import { makePanicLink } from "#services/panic/make-panic-link.ts";
import { type NetworkPreview, previewPanic } from "#services/panic/preview-panic.ts";
import { readPanicProgress } from "#services/panic/read-panic-progress.ts";
import { revokePanicLink } from "#services/panic/revoke-panic-link.ts";
import { stepDown } from "#services/panic/step-down.ts";
import { throwByTrader } from "#services/panic/throw-by-trader.ts";
import { workPanicRuns } from "#services/panic/work-panic-runs.ts";
import type {
  PanicLinkView,
  PanicPreviewView,
  PanicProgressView,
  PanicStandingView,
} from "../trpc/schemas/panic.ts";
import type { Services } from "../trpc/services.ts";
import type { Wired } from "../wired.ts";

/** Where a trader deletes a key; the paper exchange has no such page. */
const KEY_PAGES: Readonly<Record<Network, string | null>> = {
  mainnet: "https://app.lnmarkets.com/user/api",
  signet: "https://app.signet.lnmarkets.com/user/api",
  paper: null,
};

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

const previewView = ({ network, refused, fee, net, takesMs, closes, accountOf }: NetworkPreview) => ({
  network,
  refused,
  fee,
  net,
  takesMs,
  closes: closes.map(({ id, ...close }) => ({
    ...close,
    positionId: id,
    accountId: accountOf.get(id) ?? "",
  })),
});

const linkView = ({ id, label, createdAt, expiresAt, usedAt, revokedAt }: PanicLink): PanicLinkView => ({
  id,
  label,
  createdAt: iso(createdAt),
  expiresAt: iso(expiresAt),
  usedAt: isoOrNull(usedAt),
  revokedAt: isoOrNull(revokedAt),
});

const progressView = (runs: readonly RunProgress[]): PanicProgressView =>
  runs.map(({ accountId, startedAt, doneAt, aims }) => ({
    accountId,
    startedAt: iso(startedAt),
    doneAt: isoOrNull(doneAt),
    aims: aims.map(({ kind, id, quantity, state, words, updatedAt }) => ({
      ...{ kind, id, quantity, state, words },
      updatedAt: iso(updatedAt),
    })),
  }));

const standingView = async (wired: Wired, userId: string): Promise<PanicStandingView> => {
  const [accounts, { standing, latest }] = await Promise.all([
    wired.accounts.ofUser(userId),
    wired.panic.look(userId),
  ]);
  const networks = [...new Set(accounts.map(({ network }) => network))];
  return {
    standing: standing.flatMap(({ accountId, stage, by, at }) =>
      stage === "calm" ? [] : [{ accountId, stage, by, at: iso(at) }],
    ),
    latestRun: latest,
    keyPages: networks.flatMap((network) => {
      const url = KEY_PAGES[network];
      return url === null ? [] : [{ network, url }];
    }),
  };
};

/** Begins at once where the keys are; elsewhere a worker finds what was written down within half a second. */
const beginAtOnce = (wired: Wired): void => {
  if (wired.keyring === null) return;
  workPanicRuns(wired).catch((error: unknown) => wired.log.error("panic-failed", { error: String(error) }));
};

/** Throws it here, and where the database does not take it, at the door of a worker. */
const raise = async (
  wired: Wired,
  { acting, accountId, stage, shareBps, commandId }: Parameters<Services["panic"]["raise"]>[0],
): Promise<PanicStandingView> => {
  const { userId } = acting;
  const order = { accountId, stage, share: basisPoints(shareBps), panicId: commandId };
  try {
    await throwByTrader(wired, acting, order);
    beginAtOnce(wired);
    return await standingView(wired, userId);
  } catch (error) {
    if (error instanceof AppError || wired.panicDoor === null) throw error;
    wired.log.error("panic-sent-to-the-door", { error: String(error) });
    await wired.panicDoor({ kind: "pass", order: { ...order, userId, by: "trader" } });
    return standingView(wired, userId);
  }
};

/** The panic switch with its ports in hand, answering in the shapes of the API. */
export const bindPanic = (wired: Wired): Services["panic"] => ({
  preview: async ({ userId, accountId, shareBps }): Promise<PanicPreviewView> =>
    (await previewPanic(wired, { userId, accountId, share: basisPoints(shareBps) })).map(previewView),
  standing: ({ userId }) => standingView(wired, userId),
  raise: (request) => raise(wired, request),
  lower: async ({ acting, ...wanted }) => {
    await stepDown(wired, acting, wanted);
    return standingView(wired, acting.userId);
  },
  progress: async (request) => progressView(await readPanicProgress(wired, request)),
  makeLink: async ({ acting, label }) => {
    const { link, token } = await makePanicLink(wired, acting, label);
    return { link: linkView(link), path: `/panic?token=${token}` };
  },
  listLinks: async ({ userId }) => (await wired.panicLinks.ofUser(userId)).map(linkView),
  revokeLink: ({ acting, id }) => revokePanicLink(wired, acting, id),
});
