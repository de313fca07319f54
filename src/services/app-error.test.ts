import { expect, it, vi } from "vitest";
import { AppError } from "./app-error.ts";

it("is known as a refusal by every copy of its module, and nothing else is", async () => {
  vi.resetModules();
  const other = await import("./app-error.ts");
  expect(other.AppError).not.toBe(AppError);
  expect(new other.AppError("conflict", "It is taken.")).toBeInstanceOf(AppError);
  expect(new AppError("conflict", "It is taken.")).toBeInstanceOf(other.AppError);
  for (const stranger of [new Error("conflict"), { name: "AppError", code: "conflict" }, null, "conflict"]) {
    expect(stranger instanceof AppError).toBe(false);
  }
});
