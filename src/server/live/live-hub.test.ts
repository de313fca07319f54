import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { aLog } from "#testing/server/a-log.ts";
import type { PriceView } from "../trpc/schemas/views.ts";
import { createLiveHub, MARKS_A_TURN, TOLD_AT_ONCE } from "./live-hub.ts";
import { lookingWhileHeard } from "./process-hub.ts";

const BOOT = "018f0000-0000-4000-8000-000000000001";
const NOW = "2026-01-01T00:00:00.000Z";

const price = (last: number, network: PriceView["network"] = "paper"): PriceView => ({
  network,
  last,
  readAt: NOW,
  fundingRateE9: null,
  fundingAt: null,
  provenance: null,
});

const crowd = (size: number): readonly string[] => Array.from({ length: size }, (_, at) => `user-${at}`);

/** Every user's overview stands at this mark. */
const marksOf = (users: readonly string[], mark: string) => new Map(users.map((user) => [user, mark]));

/** Everybody listens by the session of this name, unless it is said. */
const SESSION = "session";

const stand = () => {
  const world = {
    prices: [price(200_000)],
    marks: new Map<string, string>(),
    sessions: [SESSION],
    asked: [] as string[][],
  };
  const source = {
    prices: async () => world.prices,
    marks: {
      of: async (users: readonly string[]) => {
        world.asked.push([...users]);
        const { sessions } = world;
        return new Map(
          [...world.marks]
            .filter(([user]) => users.includes(user))
            .map(([user, mark]) => [user, { mark, sessions }]),
        );
      },
    },
  };
  const hub = createLiveHub(source, BOOT);
  const listen = async (userId: string, lastEventId: string | null = null, sessionId = SESSION) => {
    const sent: Uint8Array[] = [];
    const life = { isOver: false };
    const leave = hub.join({
      ...{ userId, sessionId, lastEventId },
      send: (bytes) => void sent.push(bytes),
      end: () => {
        life.isOver = true;
        leave();
      },
    });
    const told = () =>
      sent.map((bytes) => new TextDecoder().decode(bytes)).filter((text) => text.startsWith("id"));
    const names = () => told().map((text) => /event: (\w+)/u.exec(text)?.[1]);
    const lastId = () => /^id: (.*)$/mu.exec(told().at(-1) ?? "")?.[1] ?? null;
    return { sent, told, names, lastId, leave, life };
  };
  const turn = async () => {
    await hub.tellPrices(NOW);
    await hub.tellMarks(1);
  };
  return { world, hub, listen, turn };
};

describe("what browsers are told", () => {
  it("reaches a crowd in turns, so that others are answered between, and whoever comes or goes meanwhile once or never", async () => {
    const { hub, listen, turn } = stand();
    const users = await Promise.all(crowd(TOLD_AT_ONCE + 2).map((user) => listen(user)));
    const heard = () => users.filter(({ told }) => told().length > 0).length;
    const telling = turn();
    await sleep(0);
    expect(heard()).toBe(TOLD_AT_ONCE);
    users.at(-1)?.leave();
    const late = await listen("late");
    await telling;
    expect(heard()).toBe(TOLD_AT_ONCE + 1);
    expect(late.names()).toEqual(["price"]);
    expect(hub.size()).toBe(TOLD_AT_ONCE + 2);
  });

  it("is a price once it is another one, to all of them the very same bytes", async () => {
    const { world, listen, turn } = stand();
    const [one, other] = [await listen("a"), await listen("b")];
    await turn();
    await turn();
    expect(one.names()).toEqual(["price"]);
    expect(one.told()[0]).toContain('"last":200000');
    expect(one.sent.at(-1)).toBe(other.sent.at(-1));
    world.prices = [price(200_001), price(199_000, "signet")];
    await turn();
    expect(one.names()).toEqual(["price", "price", "price"]);
    one.leave();
    world.prices = [price(200_002)];
    await turn();
    expect(one.names()).toHaveLength(3);
    expect(other.names()).toHaveLength(4);
  });

  it("is that an overview changed, to its own user alone, and what it is to nobody", async () => {
    const { world, listen, turn } = stand();
    const [one, other] = [await listen("a"), await listen("b")];
    world.marks = new Map([
      ["a", "1"],
      ["b", "1"],
    ]);
    await turn();
    expect(one.names()).toEqual(["price"]);
    world.marks.set("a", "2");
    await turn();
    await turn();
    expect(one.names()).toEqual(["price", "changed"]);
    expect(one.told().at(-1)).toContain("data: null");
    expect(other.names()).toEqual(["price"]);
    expect(world.asked.at(-1)).toEqual(["a", "b"]);
  });

  it("is asked for no more users at once than the database answers soon, and of each in turn", async () => {
    const { world, listen, turn } = stand();
    const users = crowd(MARKS_A_TURN + 2);
    const everybody = await Promise.all(users.map((user) => listen(user)));
    world.marks = marksOf(users, "1");
    for (let look = 0; look < 2; look += 1) await turn();
    const [first, last] = [users.slice(0, MARKS_A_TURN), users.slice(MARKS_A_TURN)];
    expect(world.asked).toEqual([first, [...last, ...first.slice(0, MARKS_A_TURN - last.length)]]);
    world.marks = marksOf(users, "2");
    for (let look = 0; look < 2; look += 1) await turn();
    expect(everybody.every(({ names }) => names().at(-1) === "changed")).toBe(true);
  });

  it("is asked at the next look of whoever just came, however many others there are", async () => {
    const { world, listen, turn } = stand();
    const users = crowd(MARKS_A_TURN + 2);
    for (const user of users) await listen(user);
    world.marks = marksOf([...users, "late"], "1");
    for (let look = 0; look < 2; look += 1) await turn();
    await listen("late");
    await turn();
    expect(world.asked.at(-1)?.[0]).toBe("late");
  });

  it("tells to read again whoever had to wait for the first look at them, and nobody else", async () => {
    const { world, listen, turn } = stand();
    const users = crowd(MARKS_A_TURN + 1);
    const everybody = await Promise.all(users.map((user) => listen(user)));
    world.marks = marksOf(users, "1");
    for (let look = 0; look < 3; look += 1) await turn();
    const told = everybody.filter(({ names }) => names().includes("changed"));
    expect(told).toEqual(everybody.slice(MARKS_A_TURN));
  });

  it("is looked at in so many turns, each user's in one of them", async () => {
    const { world, hub, listen, turn } = stand();
    const users = crowd(10);
    for (const user of users) await listen(user);
    world.marks = marksOf(users, "1");
    await turn();
    world.asked.length = 0;
    for (let look = 0; look < 4; look += 1) await hub.tellMarks(4);
    expect(world.asked.map((asked) => asked.length)).toEqual([3, 3, 3, 1]);
    expect(world.asked.flat()).toEqual(users);
  });

  it("ends with the session that somebody listens by, which they are told as the last, and with no other", async () => {
    const { world, listen, turn, hub } = stand();
    world.sessions = ["one", "other"];
    world.marks = marksOf(["a", "b"], "1");
    const [one, other, stranger] = [
      await listen("a", null, "one"),
      await listen("a", null, "other"),
      await listen("b", null, "other"),
    ];
    await turn();
    expect([one, other, stranger].map(({ life }) => life.isOver)).toEqual([false, false, false]);
    world.sessions = ["other"];
    world.marks.set("a", "2");
    await turn();
    expect([one, other, stranger].map(({ life }) => life.isOver)).toEqual([true, false, false]);
    expect([one.names(), other.names()]).toEqual([
      ["price", "changed"],
      ["price", "changed"],
    ]);
    expect(hub.size()).toBe(2);
    // Also where it was over before anybody looked.
    const late = await listen("c", null, "one");
    world.marks.set("c", "1");
    await turn();
    expect(late.life.isOver).toBe(true);
  });

  it("is asked of nobody who does not listen", async () => {
    const { world, listen, turn, hub } = stand();
    const one = await listen("a");
    one.leave();
    await turn();
    expect([hub.size(), world.asked.at(-1)]).toEqual([0, []]);
  });
});

describe("a browser that comes back", () => {
  it("is told what it has not heard, and nothing twice", async () => {
    const { world, listen, turn } = stand();
    const one = await listen("a");
    world.marks.set("a", "1");
    await turn();
    one.leave();
    const same = await listen("a", one.lastId());
    expect(same.names()).toEqual(["changed"]);
    const stayed = await listen("a");
    world.marks.set("a", "2");
    world.prices = [price(200_100)];
    await turn();
    expect(stayed.names()).toEqual(["price", "price", "changed"]);
    const caughtUp = await listen("a", stayed.lastId());
    expect(caughtUp.names()).toEqual([]);
    const missedOne = await listen("a", `${BOOT}.1`);
    expect(missedOne.names()).toEqual(["price", "changed"]);
  });

  it("is told everything where it heard another process, or says something that is no id", async () => {
    const { world, listen, turn } = stand();
    const one = await listen("a");
    world.marks.set("a", "1");
    await turn();
    for (const strange of ["another-boot.900", "", "x", `${BOOT}.`, `${BOOT}.1e9`, `${BOOT}.-1`]) {
      expect((await listen("a", strange)).names()).toEqual(["price", "changed"]);
    }
    one.leave();
  });
});

describe("a hub that looks while it is heard", () => {
  it("looks once for all of them, for nobody not at all, and again for whoever comes next", async () => {
    const { hub } = stand();
    const looks: string[] = [];
    const prices: string[] = [];
    const counting = {
      ...hub,
      tellMarks: async () => void looks.push("a part"),
      tellPrices: async (now: string) => void prices.push(now),
    };
    const waits: (() => void)[] = [];
    const wait = () => new Promise<void>((resolve) => waits.push(resolve));
    const log = aLog().log;
    const looking = lookingWhileHeard(counting, { now: () => 0, log }, wait);
    const listener = {
      ...{ userId: "a", sessionId: SESSION, lastEventId: null },
      ...{ send: () => undefined, end: () => undefined },
    };
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    const pass = () => {
      waits.shift()?.();
      return settle();
    };
    const leave = looking.join(listener);
    const other = looking.join({ ...listener, userId: "b" });
    await settle();
    await pass();
    expect(looks).toHaveLength(2);
    other();
    leave();
    await pass();
    expect([looks.length, waits.length]).toEqual([2, 0]);
    looking.join(listener);
    await settle();
    await pass();
    expect(looks).toHaveLength(4);
    // Whoever comes first is told the price at once, and a new one once a second.
    expect(prices).toHaveLength(2);
    for (let look = 0; look < 3; look += 1) await pass();
    expect([looks.length, prices.length]).toEqual([7, 3]);
  });
});
