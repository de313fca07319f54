import { Refusal } from "../../engine/refusal.ts";
import type { Notice } from "../../world/settlement.ts";
import { put } from "../../world/world.ts";
import { isoTime, newestFirst, type Page, pageOf } from "../page.ts";
import type { Call, Route } from "../route.ts";

function account({ world, accountId }: Call): unknown {
  const held = world.accounts.get(accountId);
  if (held === undefined) throw new Refusal(404, "NOT_FOUND", "Not found");
  return {
    balance: held.balance,
    email: null,
    feeTier: held.feeTier,
    id: held.id,
    linkingPublicKey: null,
    syntheticUsdBalance: 0,
    username: held.username,
  };
}

function notifications({ world, accountId, query }: Call): Page {
  const wanted = query.get("read");
  const all = world.notices.get(accountId) ?? [];
  const held = wanted === null ? all : all.filter(({ read }) => read === (wanted === "true"));
  const present = ({ id, at, event, data }: Notice): unknown => ({ id, createdAt: isoTime(at), event, data });
  return pageOf(newestFirst(held), ({ at }) => at, present, query);
}

function readNotifications({ world, accountId }: Call): unknown {
  for (const notice of world.notices.get(accountId) ?? [])
    if (!notice.read) put(world, "notice", { ...notice, read: true });
  return {};
}

export const accountRoutes: readonly Route[] = [
  { method: "GET", path: "/account", scope: "account:read", run: account },
  { method: "GET", path: "/account/notifications", scope: "account:notifications:read", run: notifications },
  {
    method: "PUT",
    path: "/account/notifications",
    scope: "account:notifications:write",
    run: readNotifications,
  },
];
