/** Whoever asks, at the moment they do. */
export type Asking = {
  /** The page they ask from, as a browser names it. */
  readonly origin: string;
  /** Asks something else first, as their browser does; null where that is refused. */
  ask(path: string, input?: unknown): Promise<unknown>;
};

/** What somebody sends who has to know more than the form of it. */
export type Deed = {
  /** What is asked, where that is not the deed's own name. */
  readonly procedure?: string;
  /** What is sent to it at this moment, or null where nothing can be. */
  inputOf(asking: Asking): Promise<unknown>;
};

/** By the path of the procedure, or by what they leave behind for another. */
export type Deeds = Readonly<Record<string, Deed>>;
