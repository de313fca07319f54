import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Sats } from "#domain/units.ts";
import type { LinkStageName } from "./panic.ts";

/** What was done while the database was gone, in the order it was done. It holds no secret. Times in epoch milliseconds. */
export type JournalEntry =
  | {
      readonly kind: "thrown";
      readonly panicId: string;
      readonly userId: string;
      readonly stage: LinkStageName;
      /** The digest of the link it was thrown by. */
      readonly digest: string;
      readonly at: number;
    }
  | {
      readonly kind: "sending";
      readonly panicId: string;
      readonly userId: string;
      readonly accountId: string;
      /** As it was last read: what its receipt will tell. */
      readonly position: IsolatedPosition;
      readonly balance: Sats;
      readonly signedAt: number;
      readonly at: number;
    }
  | {
      readonly kind: "answered";
      readonly panicId: string;
      readonly accountId: string;
      readonly positionId: string;
      readonly outcome: "closed" | "refused" | "unknown";
      /** What the exchange or the network said; null where it was done. */
      readonly words: string | null;
      readonly at: number;
    };

/** A file beside this process, for what cannot be written to the database. */
export interface PanicJournal {
  /** Back once the line is on the disk. @throws Error when it cannot be written; then nothing may be sent. */
  append(entry: JournalEntry): Promise<void>;
  /** Every entry, oldest first; a line that was cut off by a crash is left out. */
  read(): Promise<readonly JournalEntry[]>;
  /** Forgets the first `count` entries, once they are in the database. */
  drop(count: number): Promise<void>;
}
