import { expect, test } from "vitest";
import { ok } from "#domain/result.ts";
import { AppError } from "./app-error.ts";
import { takeOrRefuse } from "./take-or-refuse.ts";

const saidAfter = async (retryAfterMs: number) => {
  const limiter = { take: async () => ok({ allowed: false, retryAfterMs } as const) };
  const error: unknown = await takeOrRefuse(limiter, "key", { name: "a", limit: 1, windowMs: 1 }).catch(
    (thrown) => thrown,
  );
  return error instanceof AppError ? [error.said("en"), error.said("pt-BR")] : [];
};

test("too many attempts are told with how long to wait, in whole units and both languages", async () => {
  expect(await saidAfter(1)).toEqual([
    "Too many attempts. Try again in 1 second.",
    "Tentativas demais. Tente de novo em 1 segundo.",
  ]);
  expect(await saidAfter(59_000)).toEqual([
    "Too many attempts. Try again in 59 seconds.",
    "Tentativas demais. Tente de novo em 59 segundos.",
  ]);
  expect(await saidAfter(60_000)).toEqual([
    "Too many attempts. Try again in 1 minute.",
    "Tentativas demais. Tente de novo em 1 minuto.",
  ]);
  expect(await saidAfter(61_000)).toEqual([
    "Too many attempts. Try again in 2 minutes.",
    "Tentativas demais. Tente de novo em 2 minutos.",
  ]);
});
