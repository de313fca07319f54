/** A part of the page that is fetched after it: not asked for yet, on its way, here, or not to be had. */
export type LatePart<Part> =
  | { readonly kind: "away" }
  | { readonly kind: "coming" }
  | { readonly kind: "here"; readonly part: Part }
  | { readonly kind: "failed" };

export type LateParts<Part> = {
  readonly state: () => LatePart<Part>;
  /** Asks for it, unless it is here or on its way; one that failed is asked for again. */
  readonly fetch: () => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Holds a part that `load` fetches once, for every place that shows it. */
export const createLatePart = <Part>(load: () => Promise<Part>): LateParts<Part> => {
  let state: LatePart<Part> = { kind: "away" };
  const listeners = new Set<() => void>();
  const become = (next: LatePart<Part>): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    fetch: () => {
      if (state.kind === "here" || state.kind === "coming") return;
      become({ kind: "coming" });
      load().then(
        (part) => become({ kind: "here", part }),
        () => become({ kind: "failed" }),
      );
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
