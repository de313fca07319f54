import { expect, it } from "vitest";
import { judgePermissions } from "./judge-permissions.ts";

const trading = ["account:read", "futures:isolated:read", "futures:isolated:write"];

it("accepts a key that can read the account and trade isolated futures, and nothing more", () => {
  expect(judgePermissions(trading)).toEqual({ canWithdraw: false, missing: [] });
});

it("sees the right to withdraw through every wildcard", () => {
  for (const scope of ["account:withdrawals:write", "account:withdrawals:*", "account:*", "*"]) {
    expect(judgePermissions([...trading, scope]).canWithdraw).toBe(true);
  }
});

it("does not take reading withdrawals, or a scope that merely looks alike, for the right to withdraw", () => {
  for (const scope of ["account:withdrawals:read", "account", "account:withdrawals:writes"]) {
    expect(judgePermissions([...trading, scope]).canWithdraw).toBe(false);
  }
});

it("names each scope that is missing", () => {
  expect(judgePermissions(["account:read"]).missing).toEqual([
    "futures:isolated:read",
    "futures:isolated:write",
  ]);
  expect(judgePermissions(["account:read", "futures:*"]).missing).toEqual([]);
});
