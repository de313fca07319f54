"use client";

import Link from "next/link";
import { useState } from "react";
import type { NotificationView } from "#server/trpc/schemas/notifications.ts";
import { MovedWords } from "#ui/activity/moved-words.tsx";
import { problemOf } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { NOTIFICATION_PAGE_WORDS } from "./notification-words.ts";
import { useNotificationsChanged } from "./use-notifications.ts";

const GLYPHS: Readonly<Record<NotificationView["severity"], GlyphKind>> = {
  info: "acted",
  warning: "watch",
  danger: "danger",
};

/** Beside its receipt, which holds them all, the first facts are enough. */
const MOST_BESIDE_RECEIPT = 2;

const shownOf = ({ lines, receiptId }: NotificationView): readonly string[] =>
  receiptId === null ? lines : lines.slice(0, MOST_BESIDE_RECEIPT);

/** Says that it was seen, or puts it off; nothing is said where nobody asks. */
const Answers = ({ told }: { readonly told: NotificationView }) => {
  const words = useWords(NOTIFICATION_PAGE_WORDS);
  const client = useTRPCClient();
  const changed = useNotificationsChanged();
  const [state, setState] = useState<"idle" | "busy" | "snoozed">("idle");
  const [problem, setProblem] = useState<string | null>(null);
  const say = async (answer: "seen" | "snooze"): Promise<void> => {
    setState("busy");
    setProblem(null);
    try {
      if (answer === "seen") await client.notifications.acknowledge.mutate({ id: told.id });
      else await client.notifications.act.mutate({ id: told.id, answer });
      await changed();
      setState(answer === "seen" ? "idle" : "snoozed");
    } catch (error) {
      setProblem(problemOf(error).message);
      setState("idle");
    }
  };
  return (
    <>
      <div className="acts">
        <Button
          isSmall
          look="primary"
          busy={state === "busy" ? words.saving : null}
          onClick={() => void say("seen")}
          data-testid="notification-seen"
        >
          {words.seen}
        </Button>
        <Button
          isSmall
          disabled={state !== "idle"}
          onClick={() => void say("snooze")}
          data-testid="notification-snooze"
        >
          {words.snooze}
        </Button>
      </div>
      {state === "snoozed" ? <p className="label">{words.snoozed}</p> : null}
      {problem === null ? null : <FormError>{problem}</FormError>}
    </>
  );
};

/** One thing that was told: its words, its receipt, and what is asked for. */
export const NotificationRow = ({ told, now }: { readonly told: NotificationView; readonly now: number }) => {
  const words = useWords(NOTIFICATION_PAGE_WORDS);
  const format = useFormat();
  return (
    <article className={told.isRead ? "ev told" : "ev told unread"} data-testid="notification-row">
      <time dateTime={told.at}>{format.clockSeconds(told.at)}</time>
      <Glyph kind={GLYPHS[told.severity]} />
      <div>
        <b>
          {told.isRead ? null : <span className="vh">{words.isUnread}: </span>}
          <MovedWords text={told.title} />
        </b>
        {shownOf(told).map((line) => (
          <div className="sub" key={line}>
            {line}
          </div>
        ))}
        {told.receiptId === null ? null : (
          <div className="sub">
            <Link href={`/activity?receipt=${told.receiptId}`}>{words.receipt}</Link>
          </div>
        )}
        {told.acknowledgedAt === null || told.acknowledgedOn === null ? null : (
          <div className="label">
            {words.acknowledged(format.when(told.acknowledgedAt, now), words.on[told.acknowledgedOn])}
          </div>
        )}
        {told.wantsAnswer && told.acknowledgedAt === null ? <Answers told={told} /> : null}
      </div>
    </article>
  );
};
