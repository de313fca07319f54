import { saidBy } from "#domain/language/in-both.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { Sealer } from "#ports/vault.ts";
import type { WorkerAnswer, WorkerDesk, WorkerRequests } from "#ports/worker-requests.ts";
import { AppError } from "../app-error.ts";
import { isAppErrorCode } from "../is-app-error-code.ts";
import { ANSWER_MS } from "./good-until.ts";
import { packSecret } from "./pack-secret.ts";
import { WORKER_REFUSALS } from "./worker-refusals.ts";

export type RemoteDeskDeps = {
  readonly requests: Pick<WorkerRequests, "ask">;
  readonly sealer: Pick<Sealer, "seal">;
  readonly clock: Clock;
  readonly newId: NewId;
};

const toldBy = (answer: WorkerAnswer): unknown => {
  if (answer.ok) return answer.value;
  const { code, message, said, field, retryAfterMs } = answer;
  if (!isAppErrorCode(code)) throw new Error(`The worker failed: ${message}`);
  throw new AppError(code, said === undefined ? message : saidBy(said, (words) => words), {
    ...(field === null ? {} : { field }),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
};

/** Asks a worker in another process, through the database; what is secret goes there sealed to its key. */
export const createRemoteDesk = (deps: RemoteDeskDeps): WorkerDesk => {
  const sealed = async (request: Parameters<typeof packSecret>[0], secret: Uint8Array | null) => {
    if (secret === null) return null;
    const packed = packSecret(request, secret);
    try {
      return await deps.sealer.seal(packed);
    } finally {
      packed.fill(0);
      secret.fill(0);
    }
  };
  return {
    ask: async ({ kind, userId, secret, facts }) => {
      const createdAt = deps.clock();
      const question = { id: deps.newId(), kind, userId, facts, createdAt };
      const request = { ...question, expiresAt: createdAt + ANSWER_MS };
      const answer = await deps.requests.ask({ ...request, sealed: await sealed(question, secret) });
      if (answer !== null) return toldBy(answer);
      throw new AppError(
        "unavailable",
        saidBy(WORKER_REFUSALS, ({ noAnswer }) => noAnswer),
        { retryAfterMs: 5_000 },
      );
    },
  };
};
