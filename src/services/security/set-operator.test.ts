import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { LOGIN_TIME } from "#testing/builders/a-session.ts";
import { FakeSecurityRecorder } from "#testing/fakes/fake-security-recorder.ts";
import { FakeUsers } from "#testing/fakes/fake-users.ts";
import { setOperator } from "./set-operator.ts";

const EMAIL = "operator@axisor.local";

let users: FakeUsers;
let security: FakeSecurityRecorder;
let hasFactor: boolean;

beforeEach(async () => {
  [users, security, hasFactor] = [new FakeUsers(), new FakeSecurityRecorder(), true];
  await users.create({ id: randomUUID(), email: EMAIL, passwordHash: "none", createdAt: LOGIN_TIME });
});

const set = (email: string, isOperator: boolean) =>
  setOperator(
    {
      users: {
        findByEmail: (address) => users.findByEmail(address),
        setRole: (address, role) => users.setRole(address, role),
        hasSecondFactor: async () => hasFactor,
      },
      security,
      clock: () => LOGIN_TIME,
    },
    { email, isOperator },
  );
const role = async () => (await users.findByEmail(EMAIL))?.role;

test("somebody with a second factor is made an operator and a trader again, and both are taken down", async () => {
  await set(" Operator@Axisor.local", true);
  expect(await role()).toBe("operator");
  await set(EMAIL, false);
  expect(await role()).toBe("trader");
  expect(security.told()).toEqual(["operator-made allowed", "operator-made allowed"]);
});

test("nobody is made an operator by a password alone", async () => {
  hasFactor = false;
  await expect(set(EMAIL, true)).rejects.toMatchObject({ code: "refused" });
  expect([await role(), security.told()]).toEqual(["trader", []]);
});

test("an address that nobody has is said to be none", async () => {
  await expect(set("nobody@axisor.local", true)).rejects.toMatchObject({ code: "not-found" });
});

test("nobody becomes an operator of whom the log does not know", async () => {
  security.record = () => Promise.reject(new Error("the log is away"));
  await expect(set(EMAIL, true)).rejects.toThrow("the log is away");
  expect(await role()).toBe("trader");
});
