import { expect, test } from "vitest";
import { databaseSilent, isDatabaseAway } from "./database-away.ts";

const failure = (code: string): Error => Object.assign(new Error("it failed"), { code });

test.each(["ECONNREFUSED", "CONNECT_TIMEOUT", "CONNECTION_CLOSED", "57P01", "53300", "55P03", "57014"])(
  "a database that says %s is away, however deep that is wrapped",
  (code) => {
    expect(isDatabaseAway(failure(code))).toBe(true);
    const wrapped = new Error("outer", { cause: new Error("inner", { cause: failure(code) }) });
    expect(isDatabaseAway(wrapped)).toBe(true);
  },
);

test("one that answers nobody is away", () => {
  expect(isDatabaseAway(databaseSilent("what is held"))).toBe(true);
});

test.each([
  failure("23505"),
  failure("42P01"),
  new TypeError("x is not a function"),
  "57P01",
  null,
  undefined,
])("%s is a defect, wherever the database is", (thrown) => {
  expect(isDatabaseAway(thrown)).toBe(false);
});
