import { describe, expect, test } from "vitest";
import type { Wired } from "#server/wired.ts";
import { makePanicLink } from "#services/panic/make-panic-link.ts";
import { aDoer } from "#testing/builders/a-session.ts";
import { openPanicDesk } from "#testing/panic/open-panic-desk.ts";
import { aRoute } from "#testing/server/a-route.ts";
import { API_ORIGIN } from "#testing/server/procedure-examples.ts";
import { panicRoute } from "./panic-route.ts";

const open = async () => {
  const desk = await openPanicDesk(1);
  const { token } = await makePanicLink(desk.deps, aDoer(desk.userId), "Drawer");
  const parts = { ...desk.deps, keyring: null, panicDoor: null };
  const wired = new Proxy({} as Wired, { get: (_, name) => Reflect.get(parts, name) });
  const { send, lines } = aRoute({ wired });
  const leadsTo = async (request: Request): Promise<string | null> =>
    (await send(panicRoute, request)).headers.get("location");
  const post = (form: Readonly<Record<string, string>>) =>
    leadsTo(new Request(`${API_ORIGIN}/api/panic`, { method: "POST", body: new URLSearchParams(form) }));
  const stages = async () => (await desk.deps.panic.standing(desk.userId)).map(({ stage }) => stage);
  return { token, lines, leadsTo, post, stages };
};

describe("the address of panic links", () => {
  test("throws by POST alone: a preview of a link throws nothing", async () => {
    const { token, leadsTo, stages } = await open();
    const url = `${API_ORIGIN}/api/panic?token=${token}&stage=flatten`;
    expect(await leadsTo(new Request(url))).toBe("/panic?done=unread");
    expect(await stages()).toEqual([]);
  });

  test.each(["freeze", "guards-only", "flatten"])(
    "throws %s, once, and leaves the token behind",
    async (stage) => {
      const { token, post, stages, lines } = await open();
      expect(await post({ token, stage })).toBe(`/panic?done=${stage}`);
      expect(await stages()).toEqual([stage]);
      expect(await post({ token, stage })).toBe("/panic?done=gone");
      expect(lines.join()).not.toContain(token);
    },
  );

  test.each(["calm", "reduce", "revoke", ""])("can throw nothing else: not %j", async (stage) => {
    const { token, post, stages } = await open();
    expect(await post({ token, stage })).toBe("/panic?done=unread");
    expect(await stages()).toEqual([]);
  });

  test("says the same of a link that nobody made as of one that was used", async () => {
    const { post } = await open();
    expect(await post({ token: "t".repeat(43), stage: "flatten" })).toBe("/panic?done=gone");
  });
});
