"use client";

import { useEffect, useState } from "react";

export type Loaded<T> = { readonly part: T | null; readonly hasFailed: boolean };

/** A part of the page that is asked for when it is first shown; without a connection it may not come, which is told. */
export const useLoaded = <T>(load: () => Promise<T>): Loaded<T> => {
  const [loaded, setLoaded] = useState<Loaded<T>>({ part: null, hasFailed: false });
  useEffect(() => {
    let isGone = false;
    load()
      .then((part) => {
        if (!isGone) setLoaded({ part, hasFailed: false });
      })
      .catch(() => {
        if (!isGone) setLoaded({ part: null, hasFailed: true });
      });
    return () => {
      isGone = true;
    };
  }, [load]);
  return loaded;
};
