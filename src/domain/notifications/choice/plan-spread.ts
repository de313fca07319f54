import { OUTER_CHANNELS, type OuterChannel, type Severity } from "../channel.ts";
import { eventOf } from "../notification-event.ts";
import type { NotificationFacts } from "../notification-facts.ts";
import type { ReceiptOutcome } from "../receipt.ts";
import type { Choices, Loudness } from "./choices.ts";
import { decideRepeat, type TopicMemory } from "./decide-repeat.ts";
import { decideTelling, isForDigest, type Telling } from "./decide-telling.ts";
import { LADDER_ROUNDS, planLadder, ROUND_PAUSE_MS } from "./plan-ladder.ts";
import { topicOf } from "./topic-of.ts";

/** Something that happened, and whom it is to be told. */
export type News = {
  readonly facts: NotificationFacts;
  readonly severity: Severity;
  readonly outcome: ReceiptOutcome;
  readonly accountId: string | null;
  readonly automationId: string | null;
  readonly positionId: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly choices: Choices;
  readonly timeZone: string;
  /** What was last told of its topic; null where nothing was, or where it has none. */
  readonly memory: TopicMemory | null;
  /** The addresses of each channel: their ids, or one null where a channel has one. */
  readonly reach: Readonly<Record<OuterChannel, readonly (string | null)[]>>;
  /** Channels this installation can send with. */
  readonly means: Readonly<Record<OuterChannel, boolean>>;
};

/** One delivery to be: `isUnsent` where there is nothing to send it with. */
export type PlannedDelivery = {
  readonly channel: OuterChannel;
  readonly addressId: string | null;
  readonly isLoud: boolean;
  readonly afterMs: number;
  readonly isUnsent: boolean;
};

export type SpreadPlan = {
  readonly inApp: Loudness;
  readonly isForDigest: boolean;
  /** How often the same was not told before it. */
  readonly heldBack: number;
  readonly deliveries: readonly PlannedDelivery[];
  readonly topic: { readonly name: string; readonly memory: TopicMemory } | null;
  /** When the ladder is climbed again while nobody answers; null for never. */
  readonly climbAfterMs: number | null;
};

const SILENCE: Pick<SpreadPlan, "inApp" | "isForDigest" | "deliveries" | "climbAfterMs"> = {
  inApp: "off",
  isForDigest: false,
  deliveries: [],
  climbAfterMs: null,
};

/** Whether somebody is asked to say that they saw it. */
export const wantsAnswer = ({ facts, severity }: Pick<News, "facts" | "severity">): boolean =>
  severity === "danger" && facts.kind !== "test" && facts.kind !== "digest";

/** Some things go where they are about, whatever was chosen, or everywhere but there. */
const channelsOf = ({ facts, choices }: News): readonly OuterChannel[] => {
  if (facts.kind === "test") return [facts.channel];
  if (facts.kind === "digest") return choices.digest === null ? [] : [choices.digest.channel];
  if (facts.kind === "channel-lost") return OUTER_CHANNELS.filter((channel) => channel !== facts.channel);
  return OUTER_CHANNELS;
};

const DIRECT: Telling = { kind: "now", isLoud: true, rule: "chosen" };
const QUIETLY: Telling = { kind: "now", isLoud: false, rule: "chosen" };

const tellingOf = (
  news: News,
  chosen: Readonly<Record<OuterChannel, Telling>>,
  channel: OuterChannel,
): Telling => {
  if (news.facts.kind === "test") return DIRECT;
  return news.facts.kind === "digest" ? QUIETLY : chosen[channel];
};

const deliveriesOf = (
  news: News,
  chosen: Readonly<Record<OuterChannel, Telling>>,
): readonly PlannedDelivery[] => {
  const told = channelsOf(news).flatMap((channel) => {
    const telling = tellingOf(news, chosen, channel);
    const isReached = telling.kind === "now" && news.reach[channel].length > 0;
    return isReached ? [{ channel, isLoud: telling.isLoud }] : [];
  });
  const able = told.map(({ channel }) => channel).filter((channel) => news.means[channel]);
  const ladder = planLadder(wantsAnswer(news) ? news.choices.ladder : [], able);
  return told.flatMap(({ channel, isLoud }) => {
    const afterMs = ladder.find((rung) => rung.channel === channel)?.afterMs ?? 0;
    return news.reach[channel].map((addressId) => ({
      channel,
      addressId,
      isLoud,
      afterMs,
      isUnsent: !news.means[channel],
    }));
  });
};

const climbAfter = (news: News, deliveries: readonly PlannedDelivery[], round: number): number | null => {
  const steps = deliveries.filter(({ isUnsent }) => !isUnsent).map(({ afterMs }) => afterMs);
  if (!wantsAnswer(news) || round >= LADDER_ROUNDS || steps.length === 0) return null;
  return Math.max(...steps) + ROUND_PAUSE_MS;
};

/** Where something is told, when, and what is remembered of it: its trader's choice, the topic's past and the ladder. */
export const planSpread = (news: News): SpreadPlan => {
  const topic = topicOf(news);
  const repeat =
    topic === null
      ? null
      : decideRepeat(news.memory, {
          severity: news.severity,
          what: topic.what,
          at: news.at,
          isClear: topic.isClear,
        });
  const remembered =
    topic === null || repeat === null || repeat.memory === null
      ? null
      : { name: topic.name, memory: repeat.memory };
  const heldBack = repeat?.heldBack ?? 0;
  if (repeat?.isTold === false) return { ...SILENCE, heldBack, topic: remembered };
  const tellings = decideTelling({ ...news, event: eventOf(news.facts) });
  const shown = tellings["in-app"];
  const deliveries = deliveriesOf(news, tellings);
  const isDirect = news.facts.kind === "test" || news.facts.kind === "digest";
  return {
    inApp: shown.kind !== "now" ? "off" : shown.isLoud ? "on" : "silent",
    isForDigest: !isDirect && isForDigest(tellings),
    heldBack,
    deliveries,
    topic: remembered,
    climbAfterMs: climbAfter(news, deliveries, 1),
  };
};

/** The ladder climbed anew: the same channels in the same order, whatever was told meanwhile. */
export const planClimb = (news: News, round: number): Pick<SpreadPlan, "deliveries" | "climbAfterMs"> => {
  const tellings = decideTelling({ ...news, event: eventOf(news.facts) });
  const deliveries = deliveriesOf(news, tellings).filter(({ isLoud, isUnsent }) => isLoud && !isUnsent);
  return { deliveries, climbAfterMs: climbAfter(news, deliveries, round) };
};
