"use client";

import { useMemo } from "react";
import { useFormat } from "#ui/format/use-format.ts";
import { useHydrated } from "#ui/kit/use-hydrated.ts";
import { useNow } from "#ui/kit/use-now.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { usePreferences } from "#ui/language/preferences-provider.tsx";
import { useChoose } from "./kept-choices.tsx";
import { Setting } from "./setting.tsx";
import { SETTINGS_WORDS } from "./settings-words.ts";

const UTC = "UTC";

/** The zone of this device; UTC where it does not say, and on the server, which is asked for nobody's. */
const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || UTC;

/** UTC and the device's own first, then all there are. */
const zonesFor = (here: string, chosen: string): readonly string[] => [
  ...new Set([UTC, here, chosen, ...Intl.supportedValuesOf("timeZone")]),
];

/** Where times are told. */
export const ZoneSetting = () => {
  const words = useWords(SETTINGS_WORDS).zone;
  const { preferences } = usePreferences();
  const choose = useChoose();
  const format = useFormat();
  const now = useNow();
  const isHydrated = useHydrated();
  const here = isHydrated ? zoneHere() : UTC;
  const { timeZone } = preferences;
  const zones = useMemo(
    () => (isHydrated ? zonesFor(here, timeZone) : [timeZone]),
    [isHydrated, here, timeZone],
  );
  return (
    <Setting title={words.title} lead={words.lead}>
      <div className="field">
        <label htmlFor="time-zone">{words.label}</label>
        <select
          id="time-zone"
          value={timeZone}
          onChange={(event) => void choose({ timeZone: event.currentTarget.value })}
          aria-describedby="time-zone-now"
          data-testid="time-zone"
        >
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone === here && zone !== UTC ? words.here(zone) : zone}
            </option>
          ))}
        </select>
        <p className="hint" id="time-zone-now">
          {isHydrated ? words.now(format.clock(new Date(now).toISOString())) : null}
        </p>
      </div>
    </Setting>
  );
};
