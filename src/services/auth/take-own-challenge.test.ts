import { beforeEach, describe, expect, test } from "vitest";
import { LOGIN_TIME } from "#testing/builders/a-session.ts";
import { FakeLoginChallenges } from "#testing/fakes/fake-login-challenges.ts";
import { issueChallenge } from "./issue-challenge.ts";
import { takeOwnChallenge } from "./take-own-challenge.ts";

const TRADER = "018f0000-0000-4000-8000-000000000001";
const OTHER = "018f0000-0000-4000-8000-000000000002";

let deps: Parameters<typeof issueChallenge>[0];
beforeEach(() => {
  let tokens = 0;
  const newToken = () => `token-${++tokens}`;
  deps = { challenges: new FakeLoginChallenges(), now: () => LOGIN_TIME, newToken };
});

describe("a step that was begun", () => {
  test("serves whom it was begun for, once", async () => {
    const token = await issueChallenge(deps, { kind: "step-up", userId: TRADER });
    const step = { token, kind: "step-up", userId: TRADER } as const;
    expect(await takeOwnChallenge(deps, step)).toMatchObject({ userId: TRADER });
    expect(await takeOwnChallenge(deps, step)).toBeNull();
  });

  test.each([OTHER, null])("is nothing to another (%s), and still there afterwards", async (userId) => {
    const token = await issueChallenge(deps, { kind: "step-up", userId: TRADER });
    expect(await takeOwnChallenge(deps, { token, kind: "step-up", userId })).toBeNull();
    expect(await takeOwnChallenge(deps, { token, kind: "step-up", userId: TRADER })).not.toBeNull();
  });

  test("for nobody in particular serves nobody who is logged in", async () => {
    const token = await issueChallenge(deps, { kind: "passkey", userId: null });
    expect(await takeOwnChallenge(deps, { token, kind: "passkey", userId: TRADER })).toBeNull();
    expect(await takeOwnChallenge(deps, { token, kind: "passkey", userId: null })).not.toBeNull();
  });
});
