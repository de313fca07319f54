"use client";

import { OUTER_CHANNELS, type OuterChannel } from "#domain/notifications/channel.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { usePreferences } from "#ui/language/preferences-provider.tsx";
import { CHANNEL_WORDS } from "./channel-words.ts";
import { ChoicePart } from "./choice-part.tsx";
import { CHOICE_WORDS } from "./choice-words.ts";
import { useChoices } from "./use-choices.tsx";

const MINUTES = [0, 1, 2, 3, 5, 10, 15, 30] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const NIGHT = { from: 22 * 60, until: 7 * 60 };

const two = (value: number): string => String(value).padStart(2, "0");
const timeOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** Null for what is no time, as while one is typed. */
const minuteOf = (time: string): number | null => {
  const [hours, minutes] = time.split(":").map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)
    ? null
    : hours * 60 + minutes;
};

type TimeProps = {
  readonly id: string;
  readonly label: string;
  readonly minute: number;
  readonly onChange: (minute: number) => void;
};

const TimeField = ({ id, label, minute, onChange }: TimeProps) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <input
      id={id}
      type="time"
      value={timeOf(minute)}
      onChange={({ currentTarget: { value } }) => {
        const chosen = minuteOf(value);
        if (chosen !== null) onChange(chosen);
      }}
      data-testid={id}
    />
  </div>
);

/** When warnings make no sound. */
export const QuietPart = () => {
  const words = useWords(CHOICE_WORDS).quiet;
  const { preferences } = usePreferences();
  const { choices, choose } = useChoices();
  const { quiet } = choices;
  return (
    <ChoicePart of="quiet" title={words.title} lead={words.lead}>
      <label className="check">
        <input
          type="checkbox"
          checked={quiet !== null}
          onChange={({ currentTarget: { checked } }) => choose("quiet", checked ? NIGHT : null)}
          data-testid="quiet-on"
        />
        {words.on}
      </label>
      {quiet === null ? null : (
        <div className="two-fields">
          <TimeField
            id="quiet-from"
            label={words.from}
            minute={quiet.from}
            onChange={(from) => choose("quiet", { ...quiet, from })}
          />
          <TimeField
            id="quiet-until"
            label={words.until}
            minute={quiet.until}
            onChange={(until) => choose("quiet", { ...quiet, until })}
          />
        </div>
      )}
      <p className="hint">{words.zone(preferences.timeZone)}</p>
    </ChoicePart>
  );
};

const DIGEST_CHANNELS = ["email", "telegram"] as const;
const MORNING = 8;

/** One message a day, by which channel and when. */
export const DigestPart = () => {
  const words = useWords(CHOICE_WORDS).digest;
  const { choices, choose } = useChoices();
  const { digest } = choices;
  return (
    <ChoicePart of="digest" title={words.title} lead={words.lead}>
      <div className="two-fields">
        <div className="field">
          <label htmlFor="digest-channel">{words.channel}</label>
          <select
            id="digest-channel"
            value={digest?.channel ?? "off"}
            onChange={({ currentTarget: { value } }) => {
              const channel = DIGEST_CHANNELS.find((one) => one === value);
              choose("digest", channel === undefined ? null : { channel, hour: digest?.hour ?? MORNING });
            }}
            data-testid="digest-channel"
          >
            <option value="off">{words.off}</option>
            {DIGEST_CHANNELS.map((channel) => (
              <option key={channel} value={channel}>
                {words.by[channel]}
              </option>
            ))}
          </select>
        </div>
        {digest === null ? null : (
          <div className="field">
            <label htmlFor="digest-hour">{words.hour}</label>
            <select
              id="digest-hour"
              value={digest.hour}
              onChange={({ currentTarget: { value } }) =>
                choose("digest", { ...digest, hour: Number(value) })
              }
              data-testid="digest-hour"
            >
              {HOURS.map((hour) => (
                <option key={hour} value={hour}>
                  {timeOf(hour * 60)}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
    </ChoicePart>
  );
};

/** Which channel is told when, while nobody says that they saw it. */
export const LadderPart = () => {
  const words = useWords(CHOICE_WORDS).ladder;
  const { names } = useWords(CHANNEL_WORDS);
  const { choices, choose } = useChoices();
  const minutesOf = (channel: OuterChannel): number =>
    choices.ladder.find((step) => step.channel === channel)?.afterMinutes ?? 0;
  const put = (channel: OuterChannel, afterMinutes: number): void =>
    choose(
      "ladder",
      OUTER_CHANNELS.map((one) => ({
        channel: one,
        afterMinutes: one === channel ? afterMinutes : minutesOf(one),
      })),
    );
  return (
    <ChoicePart of="ladder" title={words.title} lead={words.lead}>
      <div className="two-fields">
        {OUTER_CHANNELS.map((channel) => (
          <div className="field" key={channel}>
            <label htmlFor={`ladder-${channel}`}>{words.after(names[channel])}</label>
            <select
              id={`ladder-${channel}`}
              value={minutesOf(channel)}
              onChange={({ currentTarget: { value } }) => put(channel, Number(value))}
              data-testid={`ladder-${channel}`}
            >
              {[...new Set([...MINUTES, minutesOf(channel)])]
                .toSorted((one, other) => one - other)
                .map((minutes) => (
                  <option key={minutes} value={minutes}>
                    {minutes === 0 ? words.atOnce : words.minutes(minutes)}
                  </option>
                ))}
            </select>
          </div>
        ))}
      </div>
    </ChoicePart>
  );
};
