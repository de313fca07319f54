import { expect, test } from "vitest";
import { chooseLaunch } from "./choose-launch.ts";

test.each([
  ["an ordinary user starts it directly", false, false, false, "direct"],
  ["root hands it to another account", true, true, true, "as-owner"],
  ["root under a private home maps itself to another account", true, false, true, "user-namespace"],
  ["root without user namespaces copies the files out", true, false, false, "copied"],
] as const)("%s", (_what, isRoot, filesAreReachable, userNamespacesWork, expected) => {
  expect(chooseLaunch({ isRoot, filesAreReachable, userNamespacesWork })).toBe(expected);
});
