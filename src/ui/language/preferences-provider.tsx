"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import {
  DEFAULT_PREFERENCES,
  PREFERENCES_COOKIE,
  type Preferences,
  type Reading,
  readPreferences,
  writePreferences,
} from "#domain/language/preferences.ts";
import type { BrlRate } from "#domain/market/brl-rate.ts";
import { createFormat } from "#ui/format/format.ts";
import { FormatContext } from "#ui/format/use-format.ts";
import { followTheme } from "#ui/kit/theme-choice.ts";
import { LocaleContext } from "#ui/kit/use-words.ts";

const A_YEAR_S = 365 * 24 * 60 * 60;

type Standing = {
  readonly preferences: Preferences;
  /** Answers how it is read from now on. */
  readonly change: (changed: Partial<Preferences>) => Preferences;
  /** What a dollar costs in reais, null where nobody could say. */
  readonly learnRate: (rate: BrlRate | null) => void;
};

const PreferencesContext = createContext<Standing>({
  preferences: DEFAULT_PREFERENCES,
  change: () => DEFAULT_PREFERENCES,
  learnRate: () => undefined,
});

/** How whoever reads wants to read, and a way to change it. */
export const usePreferences = (): Standing => useContext(PreferencesContext);

/** The next page is written as this one is read. */
const keep = (preferences: Preferences): void => {
  const secure = location.protocol === "https:" ? "; secure" : "";
  const kept = `${PREFERENCES_COOKIE}=${writePreferences(preferences)}`;
  // Not every browser has a store of cookies to ask.
  Reflect.set(document, "cookie", `${kept}; path=/; max-age=${A_YEAR_S}; samesite=lax${secure}`);
};

/** What this browser keeps: a page out of its cache was written before it was chosen. */
const keptHere = (): Partial<Preferences> => {
  const prefix = `${PREFERENCES_COOKIE}=`;
  const kept = document.cookie.split("; ").find((cookie) => cookie.startsWith(prefix));
  return readPreferences(kept?.slice(prefix.length) ?? "");
};

/** The same ones where nothing of them is another, so that nothing below is drawn again. */
const taking = (known: Preferences, told: Partial<Preferences>): Preferences => {
  const anew = { ...known, ...told };
  return writePreferences(anew) === writePreferences(known) ? known : anew;
};

/** Language and time zone of everything below; a change shows at once, on every figure and word, in every open tab. */
export const PreferencesProvider = ({
  initial,
  brl: known = null,
  children,
}: {
  readonly initial: Reading;
  readonly brl?: BrlRate | null;
  readonly children: ReactNode;
}) => {
  const [written] = useState<Preferences>({ ...DEFAULT_PREFERENCES, ...initial });
  const [preferences, setPreferences] = useState(written);
  const [brl, learnRate] = useState(known);
  const tabs = useRef<BroadcastChannel | null>(null);
  // What a page was written with may be of another browser's choice since, or older than this one's: the later counts.
  useEffect(() => {
    const here = { ...DEFAULT_PREFERENCES, ...keptHere() };
    if (here.chosenAt < written.chosenAt) keep(written);
    else setPreferences((known) => taking(known, keptHere()));
  }, [written]);
  useEffect(() => {
    const channel = new BroadcastChannel(PREFERENCES_COOKIE);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === "string") setPreferences((known) => taking(known, readPreferences(data)));
    };
    tabs.current = channel;
    return () => channel.close();
  }, []);
  useEffect(() => {
    document.documentElement.lang = preferences.locale;
  }, [preferences.locale]);
  useEffect(followTheme, []);
  const standing = useMemo<Standing>(
    () => ({
      preferences,
      learnRate,
      change: (changed) => {
        const anew = { ...preferences, chosenAt: Math.max(Date.now(), preferences.chosenAt + 1), ...changed };
        keep(anew);
        setPreferences(anew);
        tabs.current?.postMessage(writePreferences(anew));
        return anew;
      },
    }),
    [preferences],
  );
  const format = useMemo(() => createFormat(preferences, brl), [preferences, brl]);
  return (
    <PreferencesContext value={standing}>
      <LocaleContext value={preferences.locale}>
        <FormatContext value={format}>{children}</FormatContext>
      </LocaleContext>
    </PreferencesContext>
  );
};
