import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { mayTrade } from "#ui/actions/may-trade.ts";
import type { ActionRequest, PositionDeed } from "#ui/actions/use-action-sheet.ts";
import { actOn, type KeyParts } from "./act-on.ts";
import { hearKey, type Press } from "./hear-key.ts";
import { areSingleKeysOn } from "./keys-choice.ts";
import { positionInFocus } from "./position-in-focus.ts";

/** The second of two keys comes soon, or it is the first of something else. */
const SECOND_WITHIN_MS = 1_500;

/** What of the page keys can open, and where it is read what they are about. */
export type Desk = Pick<KeyParts, "openPanic" | "open"> & {
  readonly router: { push(href: string): void };
  readonly client: QueryClient;
  readonly overview: QueryKey;
  readonly openAction: (request: ActionRequest) => void;
};

export type Keyboard = {
  /** Takes a key; answers whether it opened something. */
  readonly hear: (press: Press, desk: Desk) => boolean;
};

const openDeed = ({ client, overview: key, router, openAction }: Desk, deed: PositionDeed, id: string) => {
  const overview = client.getQueryData<Overview>(key);
  const position = overview?.positions.find((one) => one.id === id);
  const account = overview?.accounts.find((one) => one.id === position?.accountId);
  if (position === undefined || account === undefined) return;
  if (mayTrade(account, "isolated")) openAction({ deed, account, position });
  // Its page says why nothing can be done by hand.
  else router.push(`/positions/${encodeURIComponent(id)}`);
};

/** Remembers the first of two keys, and opens what keys stand for; none sends anything. */
export const createKeyboard = (): Keyboard => {
  let pending: string | null = null;
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  return {
    hear: (press, desk) => {
      const heard = hearKey(pending, press, areSingleKeysOn());
      pending = heard.pending;
      clearTimeout(forgetting);
      forgetting = setTimeout(() => {
        pending = null;
      }, SECOND_WITHIN_MS);
      if (heard.shortcut === null) return false;
      return actOn(heard.shortcut, {
        go: (href) => desk.router.push(href),
        openDeed: (deed, id) => openDeed(desk, deed, id),
        openPanic: desk.openPanic,
        open: desk.open,
        positionId: () => positionInFocus(document.activeElement, location.pathname),
      });
    },
  };
};
