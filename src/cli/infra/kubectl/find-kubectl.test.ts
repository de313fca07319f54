import { expect, test } from "vitest";
import { minorOf } from "./find-kubectl.ts";

test("what kubectl says of its release is read in the words of any of them", () => {
  expect(minorOf('Client Version: version.Info{Major:"1", Minor:"20", GitVersion:"v1.20.2"}')).toBe(20);
  expect(minorOf("Client Version: v1.32.4\nKustomize Version: v5.5.0\n")).toBe(32);
  expect(minorOf("command not found")).toBeUndefined();
});
