import { describe, expect, it, test } from "vitest";
import type { ActiveSession, Sessions } from "#ports/sessions.ts";
import { anActiveSession, LOGIN_TIME } from "#testing/builders/a-session.ts";
import { FakeSessions } from "#testing/fakes/fake-sessions.ts";
import { FakeUsers } from "#testing/fakes/fake-users.ts";
import { createLastSessions, forgettingSessions } from "./last-sessions.ts";

const TRADER = anActiveSession();

const aMemory = () => {
  let passed = 0;
  const last = createLastSessions({ elapsed: () => passed, clock: () => LOGIN_TIME + passed });
  const see = (name: string, found: ActiveSession | null) => last.look(name)(found);
  return {
    last,
    see,
    pass: (ms: number) => {
      passed += ms;
    },
  };
};

describe("while the database says nothing", () => {
  it("believes whom it was told of within the last 90 seconds", () => {
    const { last, see, pass } = aMemory();
    see("one", TRADER);
    pass(89_999);
    expect(last.of("one")).toEqual(TRADER);
    pass(1);
    expect(last.of("one")).toBeNull();
  });

  it("believes nobody else", () => {
    const { last, see } = aMemory();
    see("one", TRADER);
    expect(last.of("another")).toBeNull();
  });

  it("believes no session that this process has seen to be over", () => {
    const { last, see } = aMemory();
    see("one", TRADER);
    see("one", null);
    expect(last.of("one")).toBeNull();
  });

  it("believes no session beyond its own end", () => {
    const { last, see, pass } = aMemory();
    see("one", { ...TRADER, expiresAt: LOGIN_TIME + 5_000 });
    pass(5_000);
    expect(last.of("one")).toBeNull();
  });

  it("does not note a look during which a session was ended here", () => {
    const { last } = aMemory();
    const note = last.look("one");
    last.clear();
    note(TRADER);
    expect(last.of("one")).toBeNull();
  });
});

const ENDS: Readonly<Record<string, (sessions: Sessions) => Promise<unknown>>> = {
  end: (sessions) => sessions.end("one"),
  endOne: (sessions) => sessions.endOne("user", "session"),
  endAllOf: (sessions) => sessions.endAllOf("user"),
  stepUp: (sessions) => sessions.stepUp("session", { tokenHash: "other", at: LOGIN_TIME }),
};

describe.each(Object.keys(ENDS))("%s, asked of this process", (name) => {
  const through = (sessions: Sessions) => {
    const { last, see } = aMemory();
    see("one", TRADER);
    const run = ENDS[name]?.(forgettingSessions(sessions, last));
    return { last, run };
  };

  test("leaves nobody to be believed", async () => {
    const { last, run } = through(new FakeSessions(new FakeUsers()));
    await run;
    expect(last.of("one")).toBeNull();
  });

  test("leaves nobody either where it broke half-way", async () => {
    const breaking = new Proxy({} as Sessions, { get: () => async () => Promise.reject(new Error("away")) });
    const { last, run } = through(breaking);
    await expect(run).rejects.toThrow("away");
    expect(last.of("one")).toBeNull();
  });
});
