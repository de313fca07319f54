"use client";

import { CHANNELS, type Channel, type Severity } from "#domain/notifications/channel.ts";
import {
  cellName,
  fixedLoudness,
  LOUDNESS,
  type Loudness,
  loudnessOf,
} from "#domain/notifications/choice/choices.ts";
import {
  NOTIFICATION_EVENTS,
  type NotificationEvent,
  SEVERITIES_OF,
} from "#domain/notifications/notification-event.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { CHANNEL_WORDS } from "./channel-words.ts";
import { ChoicePart } from "./choice-part.tsx";
import { CHOICE_WORDS } from "./choice-words.ts";
import { useChoices } from "./use-choices.tsx";

type CellProps = {
  readonly event: NotificationEvent;
  readonly severity: Severity;
  readonly channel: Channel;
};

const isLoudness = (value: string): value is Loudness => LOUDNESS.some((loudness) => loudness === value);

const CellChoice = (cell: CellProps) => {
  const words = useWords(CHOICE_WORDS);
  const { names } = useWords(CHANNEL_WORDS);
  const { choices, choose } = useChoices();
  const { event, severity, channel } = cell;
  const name = cellName(cell);
  return (
    <label className="cell">
      <span aria-hidden="true">{names[channel]}</span>
      <select
        aria-label={words.cell(words.events[event], words.severities[severity], names[channel])}
        value={loudnessOf(choices, cell)}
        disabled={fixedLoudness(cell) !== null}
        onChange={({ currentTarget: { value } }) => {
          if (isLoudness(value)) choose("cells", { ...choices.cells, [name]: value });
        }}
        data-testid={name}
      >
        {LOUDNESS.map((loudness) => (
          <option key={loudness} value={loudness}>
            {words.loudness[loudness]}
          </option>
        ))}
      </select>
    </label>
  );
};

const EventRows = ({ event }: { readonly event: NotificationEvent }) => {
  const words = useWords(CHOICE_WORDS);
  return (
    <details className="event-choice" data-testid={`choice-${event}`}>
      <summary>{words.events[event]}</summary>
      {SEVERITIES_OF[event].map((severity) => (
        <div className="cells" key={severity}>
          <b>{words.severities[severity]}</b>
          {CHANNELS.map((channel) => (
            <CellChoice key={channel} event={event} severity={severity} channel={channel} />
          ))}
        </div>
      ))}
    </details>
  );
};

/** What is told where: event by event, how much it matters, channel by channel. */
export const MatrixPart = ({ isOperator }: { readonly isOperator: boolean }) => {
  const words = useWords(CHOICE_WORDS);
  return (
    <ChoicePart of="cells" title={words.title} lead={words.lead} isWhole>
      {NOTIFICATION_EVENTS.filter((event) => isOperator || event !== "system").map((event) => (
        <EventRows key={event} event={event} />
      ))}
    </ChoicePart>
  );
};
