import { inEvery } from "#domain/language/in-both.ts";
import type { Clock } from "#ports/clock.ts";
import type { Log } from "#ports/log.ts";
import type { Vault } from "#ports/vault.ts";
import type { WorkerAnswer, WorkerRequest, WorkerRequests } from "#ports/worker-requests.ts";
import { AppError } from "../app-error.ts";
import { goodUntil } from "./good-until.ts";
import type { Question } from "./question.ts";
import { unpackSecret } from "./unpack-secret.ts";

export type ServeDeps = {
  readonly requests: Pick<WorkerRequests, "claim" | "answer">;
  readonly vault: Pick<Vault, "openBox">;
  readonly clock: Clock;
  readonly log: Log;
  /** Does what is asked; see `answerQuestion`. */
  readonly answer: (question: Question) => Promise<unknown>;
};

const AT_ONCE = 8;

const openSecret = async (deps: ServeDeps, request: WorkerRequest): Promise<Uint8Array | null> => {
  if (request.sealed === null) return null;
  const packed = await deps.vault.openBox(request.sealed);
  const secret = packed === null ? null : unpackSecret(request, packed);
  if (secret === null) throw new Error("A sealed question does not belong to its row");
  return secret;
};

/** A refusal in its own words; of a defect, only that there was one. */
const refusalOf = (error: unknown): WorkerAnswer => {
  if (error instanceof AppError) {
    const { code, message, field = null, retryAfterMs = null } = error;
    return { ok: false, code, message, said: inEvery(error.said), field, retryAfterMs };
  }
  return { ok: false, code: "defect", message: "the worker's log says why", field: null, retryAfterMs: null };
};

const answerOne = async (deps: ServeDeps, request: WorkerRequest): Promise<WorkerAnswer> => {
  let secret: Uint8Array | null = null;
  try {
    secret = await openSecret(deps, request);
    return {
      ok: true,
      value: (await deps.answer({ ...request, secret, goodUntil: goodUntil(request) })) ?? null,
    };
  } catch (error) {
    if (!(error instanceof AppError)) {
      deps.log.error("worker-request-failed", { kind: request.kind, error: String(error) });
    }
    return refusalOf(error);
  } finally {
    secret?.fill(0);
  }
};

/** Answers what waits, a few at once. Returns how many questions were answered. */
export const serveRequests = async (deps: ServeDeps): Promise<number> => {
  const waiting = await deps.requests.claim(deps.clock(), AT_ONCE);
  await Promise.all(
    waiting.map(async (request) => {
      const answer = await answerOne(deps, request);
      const isHeard = await deps.requests.answer(request.id, answer);
      if (isHeard && deps.clock() < goodUntil(request)) return;
      // Nobody reads the answer, so the log says what became of it.
      const outcome = answer.ok ? "done" : answer.code;
      deps.log.warn("worker-request-abandoned", { kind: request.kind, userId: request.userId, outcome });
    }),
  );
  return waiting.length;
};
