import type { EventFacts } from "#domain/security/security-event.ts";
import { AppError } from "../app-error.ts";

/** Writes down an attempt that came to nothing. */
type Note = (outcome: "refused" | "failed", facts: EventFacts) => Promise<void>;

/** Runs it and passes on what it answers. When it is refused, that is noted with the reason before the refusal goes on. */
export const noteRefusal = async <T>(note: Note, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError) {
      await note(error.code === "unavailable" ? "failed" : "refused", { reason: error.code });
    }
    throw error;
  }
};
