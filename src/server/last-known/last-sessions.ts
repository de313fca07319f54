import type { Clock, Elapsed } from "#ports/clock.ts";
import type { ActiveSession, Sessions } from "#ports/sessions.ts";
import { createBriefMemory } from "./brief-memory.ts";

/** A session is believed for so long after the database last said that it stands. */
const BELIEVED_MS = 90_000;
const MOST = 5_000;

/** Who was behind a token when the database was last asked; for the one question that may be answered without it. */
export type LastSessions = {
  /**
   * Begins a look at the database. What it finds is noted by the answer, null for nobody; a look during which a session was
   * ended here is not noted, for it may have seen what is no more.
   */
  look(tokenHash: string): (found: ActiveSession | null) => void;
  /** Null for whoever was not seen lately, was seen to be nobody, or has come to the session's end. */
  of(tokenHash: string): ActiveSession | null;
  /** Nobody is believed any more. */
  clear(): void;
};

export const createLastSessions = (deps: {
  readonly elapsed: Elapsed;
  readonly clock: Clock;
}): LastSessions => {
  const memory = createBriefMemory<ActiveSession>({ elapsed: deps.elapsed, forMs: BELIEVED_MS, most: MOST });
  let ended = 0;
  return {
    look: (tokenHash) => {
      const endedBefore = ended;
      return (found) => {
        if (found === null) memory.forget(tokenHash);
        else if (ended === endedBefore) memory.keep(tokenHash, found);
      };
    },
    of: (tokenHash) => {
      const found = memory.of(tokenHash);
      return found !== null && found.expiresAt > deps.clock() ? found : null;
    },
    clear: () => {
      ended += 1;
      memory.clear();
    },
  };
};

/** The same sessions; whatever ends or replaces one empties the memory, whether it succeeds or breaks half-way. */
export const forgettingSessions = (sessions: Sessions, last: Pick<LastSessions, "clear">): Sessions => {
  const thenForget = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      last.clear();
    }
  };
  return {
    create: (session, provedAt) => sessions.create(session, provedAt),
    use: (request) => sessions.use(request),
    ofUser: (userId, at) => sessions.ofUser(userId, at),
    stepUp: (sessionId, change) => thenForget(sessions.stepUp(sessionId, change)),
    end: (tokenHash) => thenForget(sessions.end(tokenHash)),
    endOne: (userId, sessionId) => thenForget(sessions.endOne(userId, sessionId)),
    endAllOf: (userId, except) => thenForget(sessions.endAllOf(userId, except)),
  };
};
