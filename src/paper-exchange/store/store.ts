/** Where the exchange's state outlives its process. */
export type Store = {
  /** Writes everything that changed since the last call, in one transaction. */
  save(): void;
  close(): void;
};
