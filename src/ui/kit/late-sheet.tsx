"use client";

import { type ComponentType, useEffect } from "react";
import { Dialog } from "./dialog.tsx";
import { FormError } from "./form-error.tsx";
import { KIT_WORDS } from "./kit-words.ts";
import type { LateParts } from "./late-part.ts";
import { useLatePart } from "./use-late-part.ts";
import { useWords } from "./use-words.ts";

/** How long the page has for its own start before the sheets are fetched that nobody asked for yet. */
const AFTER_MS = 1_500;

type Closable = { readonly onClose: () => void };

const Waiting = ({ hasFailed, onAgain, onClose }: Closable & WaitingProps) => {
  const words = useWords(KIT_WORDS).late;
  return (
    <Dialog title={hasFailed ? words.notOpened : words.opening} onClose={onClose}>
      {hasFailed ? <FormError>{words.failed}</FormError> : null}
      <div className="acts">
        {hasFailed ? (
          <button type="button" className="btn" onClick={onAgain}>
            {words.again}
          </button>
        ) : null}
        <button type="button" className="btn" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </Dialog>
  );
};

type WaitingProps = { readonly hasFailed: boolean; readonly onAgain: () => void };

type LateProps<Props> = {
  readonly late: LateParts<ComponentType<Props>>;
  /** What the sheet is given. */
  readonly given: Props;
};

/**
 * A sheet that the page's first load does not wait for. It is fetched when the page has come to rest, or at once when it is
 * opened before; what could not be fetched says so in its place and can be tried again.
 */
export const LateSheet = <Props extends Closable>({ late, given }: LateProps<Props>) => {
  const state = useLatePart(late);
  if (state.kind !== "here")
    return <Waiting hasFailed={state.kind === "failed"} onAgain={late.fetch} onClose={given.onClose} />;
  const Sheet = state.part;
  return <Sheet {...given} />;
};

/** Fetches a sheet that nobody asked for yet, once the page has come to rest. */
export const useFetchedAhead = ({ fetch }: { readonly fetch: () => void }): void =>
  useEffect(() => {
    const timer = setTimeout(fetch, AFTER_MS);
    return () => clearTimeout(timer);
  }, [fetch]);
